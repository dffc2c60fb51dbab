package dev.neurosdk.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.Generated;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The claims catch a codec that breaks them. */
class ClaimsTest {

    private static final MessageDecoder DECODER = new MessageDecoder(Edition.newest(), 1_000);
    private static final String STARTUP = "{\"command\":\"startup\",\"game\":\"Star Harbour\"}";
    private static final GameMessage OTHER = new GameMessage.Startup("Another Game");

    @Test
    void rightCodec_passes() {
        assertThatCode(() -> DecodingClaims.ofGames(Edition.newest()).check(STARTUP))
                .doesNotThrowAnyException();
    }

    @Test
    void encoderOfAnotherMessage_isCaught() {
        var claims = new DecodingClaims<>(
                DECODER::decodeGame, message -> MessageEncoder.encode(OTHER), UnaryOperator.identity());

        assertThatThrownBy(() -> claims.check(STARTUP))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected Startup[game=Star Harbour]");
    }

    @Test
    void encoderOfUnreadableText_isCaught() {
        var claims = new DecodingClaims<>(DECODER::decodeGame, message -> "{", UnaryOperator.identity());

        assertThatThrownBy(() -> claims.check(STARTUP))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Malformed");
    }

    @Test
    void overlongMessage_isCaught() {
        var claims = claimsAbout(List.of(violation("x".repeat(20_000))));

        assertThatThrownBy(() -> claims.check(""))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("of at most 10000 characters");
    }

    @Test
    void tooManyViolations_areCaught() {
        var claims = claimsAbout(Collections.nCopies(101, violation("x")));

        assertThatThrownBy(() -> claims.check(""))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected at most 100 violations, was 101");
    }

    @Test
    void slowStep_isCaught() {
        long longAgo = Claims.worked() - Claims.LONGEST_STEP.multipliedBy(2).toNanos();

        assertThatThrownBy(() -> Claims.inTime(longAgo, "decoding"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("decoding: expected at most PT10S");
    }

    @Test
    void fittingAndUnfittingDataMixedUp_areCaught() {
        ActionSchema schema = SchemaClaims.compiled("{\"type\":\"object\",\"required\":[\"a\"]}")
                .orElseThrow();
        Generated fitting = new Generated.Data("{\"a\":1}", "");
        Generated unfitting = new Generated.Data("{}", "");

        GeneratorClaims.fits(schema, fitting);
        GeneratorClaims.breaks(schema, unfitting);
        assertThatThrownBy(() -> GeneratorClaims.fits(schema, unfitting)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> GeneratorClaims.breaks(schema, fitting)).isInstanceOf(AssertionError.class);
    }

    private static DecodingClaims<GameMessage> claimsAbout(List<Violation> violations) {
        return new DecodingClaims<>(
                text -> new Decoded.Malformed<GameMessage>(null, null, violations),
                MessageEncoder::encode,
                UnaryOperator.identity());
    }

    private static Violation violation(String actual) {
        return Violation.of(Rule.JSON_TEXT, Edition.newest(), "", "JSON", actual);
    }
}
