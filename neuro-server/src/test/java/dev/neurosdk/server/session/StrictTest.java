package dev.neurosdk.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.event.SessionEvent;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What a game gets to see of its mistakes (section 14 number 18 of the protocol page). */
class StrictTest {

    private final OneSession lenient = new OneSession();
    private final OneSession strict = new OneSession(OneSession.settings().with(Strictness.STRICT));

    @Test
    void bySpecification_nothingIsAnsweredAndNobodyIsThrownOut() {
        lenient.writes("{");
        lenient.writes("[]");
        lenient.writes("{\"command\":\"vendor/x\",\"game\":\"g\"}");
        lenient.writes("{\"command\":\"context\",\"game\":\"g\",\"data\":{\"message\":5}}");
        lenient.post(new SessionInput.BinaryReceived(3));

        assertThat(lenient.sent).isEmpty();
        assertThat(lenient.texts).isEmpty();
        assertThat(lenient.closes).isEmpty();
        assertThat(lenient.events(SessionEvent.InputIgnored.class)).hasSize(5);
    }

    @Test
    void brokenJson_endsTheConnectionWith1007() {
        strict.writes("{");

        assertThat(strict.closes).extracting(OneSession.CloseStatus::code).containsExactly(1007);
        assertThat(strict.closes.get(0).reason()).startsWith("JSON").hasSizeLessThan(124);
    }

    @Test
    void textWithoutEnvelope_endsTheConnectionWith1008() {
        strict.writes("[]");

        assertThat(strict.closes).extracting(OneSession.CloseStatus::code).containsExactly(1008);
    }

    @Test
    void binaryFrame_endsTheConnectionWith1003() {
        strict.post(new SessionInput.BinaryReceived(3));

        assertThat(strict.closes).extracting(OneSession.CloseStatus::code).containsExactly(1003);
    }

    @Test
    void unknownCommandAndBadMember_areAnsweredWithAnError() {
        strict.writes("{\"command\":\"vendor/x\",\"game\":\"g\"}");
        strict.writes("{\"command\":\"context\",\"game\":\"g\",\"data\":{\"message\":5,\"silent\":true}}");

        assertThat(strict.texts)
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("\"command\":\"neuro-java/error\""));
        assertThat(strict.texts.get(1)).contains("/data/message");
        assertThat(strict.closes).isEmpty();
    }

    @Test
    void mistakesInHistory_areAnsweredToo_butNotMereAdvice() {
        strict.startsAndRegisters("a");
        strict.says(new GameMessage.ActionResult(OneSession.GAME, "guessed", true, null));
        assertThat(strict.texts).hasSize(1);

        strict.says(new GameMessage.RegisterActions(OneSession.GAME, java.util.List.of()));

        assertThat(strict.texts).hasSize(1);
    }

    @Test
    void oneMessage_getsAtMostTwentyAnswers() {
        strict.startsAndRegisters("a");

        strict.forces(Collections.nCopies(50, "missing").toArray(new String[0]));

        assertThat(strict.texts).hasSize(20);
    }

    @Test
    void afterTheClose_nothingCountsButTheEnd() {
        strict.startsAndRegisters("a");
        strict.forces("a");
        strict.writes("{");

        strict.decides("a");
        strict.forces("a");
        strict.post(new SessionInput.BinaryReceived(3));
        assertThat(strict.sent).isEmpty();
        assertThat(strict.closes).hasSize(1);
        strict.post(new SessionInput.Closed(1007, ""));

        assertThat(strict.news).endsWith("left " + OneSession.GAME);
        assertThat(strict.openTimers()).isZero();
    }
}
