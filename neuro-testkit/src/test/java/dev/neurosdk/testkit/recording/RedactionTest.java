package dev.neurosdk.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.codec.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final String SECRET = "the king's password";

    private final Redaction redaction = Redaction.salted(new byte[] {1});

    private static final List<LogEntry> TELLING = List.of(
            new LogEntry.Opened(
                    0, 1, "/x?token=" + SECRET, Map.of("authorization", List.of(SECRET), "host", List.of("h"))),
            game("{\"command\":\"context\",\"game\":\"NC\",\"data\":{\"message\":\"%s\",\"silent\":true}}"),
            game("{\"command\":\"actions/force\",\"game\":\"NC\",\"data\":{\"state\":\"%s\",\"query\":\"%s\","
                    + "\"priority\":\"low\",\"action_names\":[\"act_a\"]}}"),
            game(
                    "{\"command\":\"action/result\",\"game\":\"NC\",\"data\":{\"id\":\"i1\",\"success\":true,\"message\":\"%s\"}}"),
            game("{\"command\":\"custom/thing\",\"game\":\"NC\",\"data\":{\"deep\":[{\"er\":\"%s\"}]}}"),
            game("{\"command\":\"context\",\"data\":{\"actions/x\":\"%s\"}}"),
            game("%s is not JSON"),
            neuro("{\"command\":\"startup\",\"data\":{\"session\":{\"sessionId\":\"s1\",\"characterId\":\"c1\","
                    + "\"displayName\":\"%s\"}}}"),
            neuro(
                    "{\"command\":\"action\",\"data\":{\"id\":\"i1\",\"name\":\"act_a\",\"data\":\"{\\\"a\\\":\\\"%s\\\"}\"}}"),
            neuro("{\"command\":\"speech_finished\",\"data\":{\"isFinal\":true,\"reason\":\"%s\"}}"),
            new LogEntry.Control(
                    0, 1, Direction.C2S, LogEntry.ControlKind.PING, SECRET.getBytes(StandardCharsets.UTF_8)),
            new LogEntry.Message(
                    0,
                    1,
                    Direction.C2S,
                    LogEntry.Opcode.BINARY,
                    List.of(3, 16),
                    SECRET.getBytes(StandardCharsets.UTF_8)),
            new LogEntry.Fault(0, 1, Direction.C2S, "mutate", "p", "sent \"" + SECRET + '"'));

    @Test
    void texts_areGone_whereverTheyWere() throws IOException {
        String log = new String(Entries.written(Entries.HEAD.withRedaction(), TELLING), StandardCharsets.UTF_8);

        assertThat(log).contains("\"redacted\":true").doesNotContain(SECRET).doesNotContain("password");
        assertThat(new String(Entries.written(Entries.HEAD, TELLING), StandardCharsets.UTF_8))
                .contains(SECRET);
        assertThat(Entries.read(log).head().redacted()).isTrue();
    }

    @Test
    void shape_stays() {
        assertThat(redacted(TELLING.get(2)).toString())
                .matches(
                        "\\{\"command\":\"actions/force\",\"game\":\"NC\",\"data\":\\{\"state\":\"redacted:[0-9a-f]{16}\","
                                + "\"query\":\"redacted:[0-9a-f]{16}\",\"priority\":\"low\",\"action_names\":\\[\"act_a\"]}}");
        assertThat(redacted(TELLING.get(8)).textAt("/data/name")).contains("act_a");
        assertThat(JsonValue.parse(redacted(TELLING.get(8)).textAt("/data/data").orElseThrow())
                        .orElseThrow()
                        .textAt("/redacted"))
                .isPresent();
    }

    @Test
    void registrations_stay() {
        LogEntry.Message register = game("{\"command\":\"actions/register\",\"game\":\"NC\",\"data\":{\"actions\":"
                + "[{\"name\":\"act_a\",\"description\":\"Does a.\",\"schema\":{\"type\":\"object\"}}]}}");
        assertThat(redacted(register).toString()).isEqualTo(register.text());
    }

    @Test
    void equalTexts_haveEqualHashes_underOneSaltOnly() {
        String once = redacted(TELLING.get(1)).textAt("/data/message").orElseThrow();
        String again = redacted(TELLING.get(2)).textAt("/data/query").orElseThrow();
        LogEntry.Message other = (LogEntry.Message) Redaction.random().apply(TELLING.get(1));

        assertThat(once).startsWith("redacted:").isEqualTo(again);
        assertThat(other.text()).doesNotContain(once);
    }

    @Test
    void frames_stayAsMany_andAddUp() {
        LogEntry.Message binary = (LogEntry.Message) redaction.apply(TELLING.get(11));
        assertThat(binary.frames()).hasSize(2);
        assertThat(binary.frames().stream().mapToInt(Integer::intValue).sum()).isEqualTo(binary.payload().length);
    }

    @Test
    void finding_keepsItsRule_andQuotesNobody() {
        LogEntry.Finding finding =
                (LogEntry.Finding) redaction.apply(Entries.everyKind().get(7));
        assertThat(finding.violation().actual()).startsWith("the string redacted:");
        assertThat(finding.violation().rule().id()).isEqualTo("CTX-1/shape");
    }

    @Test
    void log_isRedactedAsAWhole() throws IOException {
        List<LogEntry> entries = new ArrayList<>(Entries.everyKind());
        SessionLog log = redaction.apply(Entries.read(Entries.written(Entries.HEAD, entries)));
        assertThat(log.head().redacted()).isTrue();
        assertThat(log.entries()).hasSameSizeAs(entries);
        assertThat(((LogEntry.Opened) log.entries().get(0)).target()).startsWith("/game/x?token=redacted:");
    }

    @Test
    void emptySalt_isRefused() {
        assertThatThrownBy(() -> Redaction.salted(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("salt: expected at least one byte, was empty");
    }

    private JsonValue redacted(LogEntry entry) {
        return JsonValue.parse(((LogEntry.Message) redaction.apply(entry)).text())
                .orElseThrow();
    }

    private static LogEntry.Message game(String text) {
        return LogEntry.Message.text(0, 1, Direction.C2S, text.replace("%s", SECRET));
    }

    private static LogEntry.Message neuro(String text) {
        return LogEntry.Message.text(0, 1, Direction.S2C, text.replace("%s", SECRET));
    }
}
