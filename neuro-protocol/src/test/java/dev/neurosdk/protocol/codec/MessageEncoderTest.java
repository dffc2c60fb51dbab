package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageEncoderTest {
    private static final String GAME = "Star Harbour";

    @Test
    void startup_isBare() {
        assertThat(MessageEncoder.encode(new GameMessage.Startup(GAME)))
                .isEqualTo("{\"command\":\"startup\",\"game\":\"Star Harbour\"}");
    }

    @Test
    void context_hasMessageAndSilent() {
        assertThat(MessageEncoder.encode(new GameMessage.Context(GAME, "A \"storm\"\n<b>'&", true)))
                .isEqualTo("{\"command\":\"context\",\"game\":\"Star Harbour\","
                        + "\"data\":{\"message\":\"A \\\"storm\\\"\\n<b>'&\",\"silent\":true}}");
    }

    @Test
    void register_embedsSchemasCompactlyAndLeavesEmptyOnesOut() {
        var register = new GameMessage.RegisterActions(
                GAME,
                List.of(
                        new ActionDefinition("a", "A.", "{ \"type\" : \"object\", \"x\": [1.0, null] }"),
                        new ActionDefinition("b", "B.", " {} "),
                        new ActionDefinition("c", "")));

        assertThat(MessageEncoder.encode(register))
                .isEqualTo("{\"command\":\"actions/register\",\"game\":\"Star Harbour\",\"data\":{\"actions\":["
                        + "{\"name\":\"a\",\"description\":\"A.\",\"schema\":{\"type\":\"object\",\"x\":[1.0,null]}},"
                        + "{\"name\":\"b\",\"description\":\"B.\"},{\"name\":\"c\",\"description\":\"\"}]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "true", "{", "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}", "null"})
    void schema_thatIsNoObject_isTheCallersFault(String schema) {
        var register = new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition("jump", "Jump.", schema)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageEncoder.encode(register))
                .withMessageContaining("\"jump\"")
                .withMessageContaining("expected JSON text of an object");
    }

    @Test
    void schema_thatNoMessageCouldCarry_isTheCallersFault() {
        int deepest = StrictJson.MAX_DEPTH - 4;

        assertThat(MessageEncoder.encode(withSchemaOfDepth(deepest))).endsWith("}}]}}");
        assertThatIllegalArgumentException().isThrownBy(() -> MessageEncoder.encode(withSchemaOfDepth(deepest + 1)));
    }

    private static GameMessage withSchemaOfDepth(int depth) {
        String schema = "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
        return new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition("jump", "Jump.", schema)));
    }

    @Test
    void unregister_hasNames() {
        assertThat(MessageEncoder.encode(new GameMessage.UnregisterActions(GAME, List.of("a", "b"))))
                .isEqualTo("{\"command\":\"actions/unregister\",\"game\":\"Star Harbour\","
                        + "\"data\":{\"action_names\":[\"a\",\"b\"]}}");
    }

    @Test
    void force_leavesDefaultsOut() {
        assertThat(MessageEncoder.encode(new GameMessage.ForceActions(GAME, "Go?", List.of("a"))))
                .isEqualTo("{\"command\":\"actions/force\",\"game\":\"Star Harbour\","
                        + "\"data\":{\"query\":\"Go?\",\"action_names\":[\"a\"]}}");
    }

    @Test
    void force_writesWhatDiffersFromTheDefaults() {
        var force = new GameMessage.ForceActions(GAME, "", "Go?", true, ForcePriority.CRITICAL, List.of("a"));

        assertThat(MessageEncoder.encode(force))
                .isEqualTo("{\"command\":\"actions/force\",\"game\":\"Star Harbour\",\"data\":{\"state\":\"\","
                        + "\"query\":\"Go?\",\"ephemeral_context\":true,\"priority\":\"critical\","
                        + "\"action_names\":[\"a\"]}}");
    }

    @Test
    void result_leavesAnEmptyMessageOut() {
        assertThat(MessageEncoder.encode(new GameMessage.ActionResult(GAME, "1", true, "")))
                .isEqualTo("{\"command\":\"action/result\",\"game\":\"Star Harbour\","
                        + "\"data\":{\"id\":\"1\",\"success\":true}}");
    }

    @Test
    void acknowledgement_isNested() {
        assertThat(MessageEncoder.encode(new NeuroMessage.StartupAck(new CharacterSession("s", "c", "d"))))
                .isEqualTo("{\"command\":\"startup\",\"data\":{\"session\":"
                        + "{\"sessionId\":\"s\",\"characterId\":\"c\",\"displayName\":\"d\"}}}");
    }

    @Test
    void action_carriesItsDataAsText() {
        assertThat(MessageEncoder.encode(new NeuroMessage.Action("1", "a", "{\"door\":\"left\"}")))
                .isEqualTo("{\"command\":\"action\",\"data\":{\"id\":\"1\",\"name\":\"a\","
                        + "\"data\":\"{\\\"door\\\":\\\"left\\\"}\"}}");
        assertThat(MessageEncoder.encode(new NeuroMessage.Action("1", "a", null)))
                .isEqualTo("{\"command\":\"action\",\"data\":{\"id\":\"1\",\"name\":\"a\"}}");
    }

    @Test
    void speech_leavesDefaultsOut() {
        assertThat(MessageEncoder.encode(new NeuroMessage.SpeechFinished(false, false, null)))
                .isEqualTo("{\"command\":\"speech_finished\",\"data\":{\"isFinal\":false}}");
        assertThat(MessageEncoder.encode(new NeuroMessage.SpeechFinished(true, true, "interrupted")))
                .isEqualTo("{\"command\":\"speech_finished\",\"data\":"
                        + "{\"isFinal\":true,\"cancelled\":true,\"reason\":\"interrupted\"}}");
    }

    @Test
    void proposals_areAsOnThePage() {
        assertThat(MessageEncoder.encode(new NeuroMessage.ReregisterAll()))
                .isEqualTo("{\"command\":\"actions/reregister_all\"}");
        assertThat(MessageEncoder.encode(new NeuroMessage.GracefulShutdown(true)))
                .isEqualTo("{\"command\":\"shutdown/graceful\",\"data\":{\"wants_shutdown\":true}}");
        assertThat(MessageEncoder.encode(new NeuroMessage.ImmediateShutdown()))
                .isEqualTo("{\"command\":\"shutdown/immediate\"}");
        assertThat(MessageEncoder.encode(new GameMessage.ShutdownReady(GAME)))
                .isEqualTo("{\"command\":\"shutdown/ready\",\"game\":\"Star Harbour\"}");
    }

    @Test
    void controlCharacters_areEscaped() {
        assertThat(MessageEncoder.encode(new GameMessage.Startup("\u0000\u001f\b\f\r\t\\\"/\u007f\u2028")))
                .isEqualTo(
                        "{\"command\":\"startup\",\"game\":" + "\"\\u0000\\u001f\\b\\f\\r\\t\\\\\\\"/\u007f\u2028\"}");
    }

    @Test
    void loneSurrogates_becomeReplacementCharacters() {
        assertThat(MessageEncoder.encode(new GameMessage.Startup("\ud83d\ude00a\ud83d\ude00b\ud83dc\ud83d\ude00")))
                .isEqualTo("{\"command\":\"startup\",\"game\":\"\ud83d\ude00a\ud83d\ude00b\ufffdc\ud83d\ude00\"}");
        assertThat(MessageEncoder.encode(new GameMessage.Startup("\ude00\ud83d")))
                .isEqualTo("{\"command\":\"startup\",\"game\":\"\ufffd\ufffd\"}");
    }
}
