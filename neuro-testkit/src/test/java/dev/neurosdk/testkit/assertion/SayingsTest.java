package dev.neurosdk.testkit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.testkit.peer.TranscriptEntry;
import dev.neurosdk.testkit.peer.TranscriptEntry.Kind;
import dev.neurosdk.testkit.recording.Direction;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SayingsTest {

    private static final String RESULT =
            "{\"command\":\"action/result\",\"game\":\"G\",\"data\":{\"id\":\"1\",\"success\":%s}}";
    private static final String CALL = "{\"command\":\"action\",\"data\":{\"id\":\"1\",\"name\":\"%s\"%s}}";

    /** What is said, a message that is it, one that is not, and how that differs; empty where it is of another sort. */
    static Stream<Arguments> sayings() {
        String startup = "{\"command\":\"startup\",\"game\":\"G\"}";
        String context = "{\"command\":\"context\",\"game\":\"G\",\"data\":{\"message\":\"%s\",\"silent\":true}}";
        String names = "{\"command\":\"actions/unregister\",\"game\":\"G\",\"data\":{\"action_names\":[%s]}}";
        String force =
                "{\"command\":\"actions/force\",\"game\":\"G\",\"data\":{\"query\":\"?\",\"action_names\":[%s]}}";
        String register = "{\"command\":\"actions/register\",\"game\":\"G\",\"data\":{\"actions\":"
                + "[{\"name\":\"%s\",\"description\":\"\"}]}}";
        return Stream.of(
                Arguments.of(Sayings.startup(), startup, context.formatted("x"), ""),
                Arguments.of(Sayings.context(), context.formatted("x"), startup, ""),
                Arguments.of(
                        Sayings.context("x"), context.formatted("x"), context.formatted("y"), "its message was \"y\""),
                Arguments.of(Sayings.register(), register.formatted("a"), startup, ""),
                Arguments.of(
                        Sayings.register("a"), register.formatted("a"), register.formatted("b"), "its names were [b]"),
                Arguments.of(
                        Sayings.unregister("a", "b"),
                        names.formatted("\"b\",\"a\""),
                        names.formatted("\"a\""),
                        "its names were [a]"),
                Arguments.of(Sayings.force(), force.formatted("\"a\""), startup, ""),
                Arguments.of(
                        Sayings.force("a"),
                        force.formatted("\"a\""),
                        force.formatted("\"a\",\"b\""),
                        "its names were [a, b]"),
                Arguments.of(Sayings.result(), RESULT.formatted("true"), startup, ""),
                Arguments.of(
                        Sayings.result("1"),
                        RESULT.formatted("true"),
                        RESULT.formatted("true").replace("\"1\"", "\"2\""),
                        "its id was \"2\""),
                Arguments.of(
                        Sayings.success(), RESULT.formatted("true"), RESULT.formatted("false"), "it was a failure"),
                Arguments.of(
                        Sayings.failure(), RESULT.formatted("false"), RESULT.formatted("true"), "it was a success"),
                Arguments.of(Sayings.shutdownReady(), "{\"command\":\"shutdown/ready\",\"game\":\"G\"}", startup, ""),
                Arguments.of(Sayings.command("x/y"), "{\"command\":\"x/y\",\"game\":\"G\"}", startup, ""),
                Arguments.of(Sayings.text("no json"), "no json", startup, ""),
                Arguments.of(
                        Sayings.result().with("/data/success", "true"),
                        RESULT.formatted("true"),
                        RESULT.formatted("false"),
                        "/data/success was false"),
                Arguments.of(
                        Sayings.result()
                                .that(
                                        "has a message",
                                        json -> json.at("/data/message").isPresent()),
                        "{\"command\":\"action/result\",\"game\":\"G\",\"data\":"
                                + "{\"id\":\"1\",\"success\":true,\"message\":\"x\"}}",
                        RESULT.formatted("true"),
                        "it is not one that has a message"));
    }

    static Stream<Arguments> neuroSayings() {
        String spoken = "{\"command\":\"speech_finished\",\"data\":{\"isFinal\":true}}";
        return Stream.of(
                Arguments.of(Sayings.action(), CALL.formatted("a", ""), spoken, ""),
                Arguments.of(
                        Sayings.action("a"), CALL.formatted("a", ""), CALL.formatted("b", ""), "its name was \"b\""),
                Arguments.of(
                        Sayings.action("a", "{}"),
                        CALL.formatted("a", ",\"data\":\"{ }\""),
                        CALL.formatted("a", ""),
                        "its data was absent"),
                Arguments.of(
                        Sayings.action("a", "{"),
                        CALL.formatted("a", ",\"data\":\"{\""),
                        CALL.formatted("a", ",\"data\":\"[\""),
                        "its data was ["),
                Arguments.of(Sayings.speechFinished(), spoken, CALL.formatted("a", ""), ""),
                Arguments.of(Sayings.reregisterAll(), "{\"command\":\"actions/reregister_all\"}", spoken, ""),
                Arguments.of(Sayings.immediateShutdown(), "{\"command\":\"shutdown/immediate\"}", spoken, ""),
                Arguments.of(
                        Sayings.gracefulShutdown(),
                        "{\"command\":\"shutdown/graceful\",\"data\":{\"wants_shutdown\":true}}",
                        spoken,
                        ""),
                Arguments.of(
                        Sayings.acknowledgement(),
                        "{\"command\":\"startup\",\"data\":{\"session\":{\"sessionId\":\"s\",\"characterId\":\"c\","
                                + "\"displayName\":\"d\"}}}",
                        spoken,
                        ""));
    }

    @ParameterizedTest
    @MethodSource("sayings")
    void saying_ofAGame_tellsItsMessageFromAnother(Said said, String message, String other, String difference) {
        check(Direction.C2S, said, message, other, difference);
    }

    @ParameterizedTest
    @MethodSource("neuroSayings")
    void saying_ofNeuro_tellsItsMessageFromAnother(Said said, String message, String other, String difference) {
        check(Direction.S2C, said, message, other, difference);
    }

    @Test
    void with_whatIsNoJson_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sayings.context().with("/data/silent", "yes"))
                .withMessage("json: expected JSON, was \"yes\"");
    }

    private static void check(Direction direction, Said said, String message, String other, String difference) {
        assertThat(said.matches(line(direction, message))).as(message).isTrue();
        assertThat(said.matches(line(direction, other))).as(other).isFalse();
        assertThat(said.difference(line(direction, other)).orElse("")).isEqualTo(difference);
        assertThat(said.matches(line(direction, "garbage"))).isFalse();
    }

    private static Line line(Direction direction, String text) {
        return new Line(new TranscriptEntry(Duration.ZERO, Kind.SENT, text), direction);
    }
}
