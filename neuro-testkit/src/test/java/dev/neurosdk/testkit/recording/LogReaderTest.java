package dev.neurosdk.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogReaderTest {

    private static final String HEAD = "{\"k\":\"head\",\"v\":1,\"tool\":\"t\",\"edition\":\"E8\",\"role\":\"game\","
            + "\"start\":\"2026-01-31T12:00:00Z\",\"clock\":\"monotonic-ns\"}\n";

    @Test
    void cutAnywhere_isReadAsFarAsItGoes_andNeverCalledComplete() throws IOException {
        byte[] whole = Entries.written(Entries.HEAD, Entries.everyKind());
        int afterHead = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = afterHead; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            SessionLog log = Entries.read(cut);
            long lines = new String(cut, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertThat(log.integrity()).isEqualTo(SessionLog.Integrity.TRUNCATED);
            assertThat(log.entries()).hasSize((int) lines - 1);
        }
    }

    @Test
    void changedByte_isSeen() throws IOException {
        String whole = new String(Entries.written(Entries.HEAD, Entries.everyKind()), StandardCharsets.UTF_8);

        assertThat(Entries.read(whole).integrity()).isEqualTo(SessionLog.Integrity.COMPLETE);
        assertThat(Entries.read(whole.replace("\"NC\"", "\"ND\"")).integrity()).isEqualTo(SessionLog.Integrity.ALTERED);
        assertThat(Entries.read(whole.replace("\"n\":12,\"complete\"", "\"n\":11,\"complete\""))
                        .integrity())
                .isEqualTo(SessionLog.Integrity.ALTERED);
        assertThat(Entries.read(whole.replace("\n", "\r\n")).integrity()).isEqualTo(SessionLog.Integrity.ALTERED);
    }

    @Test
    void kindsAndMembersOfLaterVersions_areSkipped() throws IOException {
        SessionLog log = Entries.read(HEAD
                + "{\"k\":\"verdict\",\"n\":1,\"t\":0,\"c\":1}\n"
                + "{\"k\":\"finding\",\"n\":2,\"t\":0,\"c\":1,\"dir\":\"c2s\",\"rule\":\"NEW-1/x\"}\n"
                + "{\"k\":\"mark\",\"n\":5,\"t\":0,\"c\":1,\"text\":\"x\",\"new\":[]}\n");
        assertThat(log.entries()).containsExactly(new LogEntry.Mark(0, 1, "x", null));
        assertThat(log.skipped()).isEqualTo(2);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", "s.neuro.jsonl line 1: expected the head of a session log, was the end of the file"),
                Arguments.of("{}\n", "s.neuro.jsonl line 1, /k: expected a string, was absent"),
                Arguments.of("{\"k\":\"msg\"}\n", "s.neuro.jsonl line 1, /k: expected \"head\", was \"msg\""),
                Arguments.of(
                        HEAD.replace("\"v\":1", "\"v\":2"),
                        "s.neuro.jsonl line 1, /v: expected version 1 of the format, was 2"),
                Arguments.of(
                        HEAD.replace("2026-01", "yesterday"),
                        "s.neuro.jsonl line 1, /start: expected an instant such as 2026-01-31T12:00:00Z, was"
                                + " \"yesterday-31T12:00:00Z\""),
                Arguments.of(HEAD + "\n", "s.neuro.jsonl line 2: expected a JSON object, was no JSON"),
                Arguments.of(HEAD + "[1]\n", "s.neuro.jsonl line 2: expected a JSON object, was [1]"),
                Arguments.of(HEAD + mark("\"n\":0"), "s.neuro.jsonl line 2, /n: expected a number above 0, was 0"),
                Arguments.of(
                        HEAD + mark("\"n\":2") + mark("\"n\":2"),
                        "s.neuro.jsonl line 3, /n: expected a number above 2, was 2"),
                Arguments.of(
                        HEAD + mark("\"n\":1.5"),
                        "s.neuro.jsonl line 2, /n: expected a whole number of 64 bits, was 1.5"),
                Arguments.of(
                        HEAD + mark("\"n\":1").replace("\"c\":0", "\"c\":5000000000"),
                        "s.neuro.jsonl line 2, /c: expected a number of 32 bits, was 5000000000"),
                Arguments.of(
                        HEAD + msg("\"x\":1"),
                        "s.neuro.jsonl line 2, /j: expected a payload in one of the members j,"
                                + " text, raw, was absent"),
                Arguments.of(HEAD + msg("\"raw\":\"§\""), "s.neuro.jsonl line 2, /raw: expected base64, was \"§\""),
                Arguments.of(
                        HEAD + msg("\"j\":1").replace("[1]", "[1,-2]"),
                        "s.neuro.jsonl line 2, /frames/1: expected a length, was -2"),
                Arguments.of(
                        HEAD + msg("\"j\":1").replace("c2s", "up"),
                        "s.neuro.jsonl line 2, /dir: expected one of c2s, s2c, was \"up\""),
                Arguments.of(
                        HEAD + "{\"k\":\"foot\",\"n\":0,\"complete\":true,\"sha\":\"\"}\n" + mark("\"n\":1"),
                        "s.neuro.jsonl line 3: expected nothing after the footer, was another line"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void error_namesFileLineAndMember(String text, String message) {
        assertThatThrownBy(() -> Entries.read(text))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(message);
    }

    @Test
    void line_longerThanTheBound_isRefusedWithoutBeingKept() {
        byte[] bytes = (HEAD + "x".repeat(5000)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> LogReader.read("s", new ByteArrayInputStream(bytes), 1000))
                .hasMessage("s line 2: expected a line of at most 1000 bytes, was a longer one");
    }

    @Test
    void bytesThatAreNoText_areRefused() {
        byte[] bytes = HEAD.replace("\"t\"", "\"ÿ\"").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Entries.read(bytes))
                .hasMessage("s.neuro.jsonl line 1: expected UTF-8, was something else");
    }

    @Test
    void tell_givesEveryEntryInOrder() throws IOException {
        SessionLog log = Entries.read(Entries.written(Entries.HEAD, Entries.everyKind()));
        LogTape tape = new LogTape();
        log.tell(tape);
        assertThat(tape.entries()).isEqualTo(log.entries());
        assertThat(tape.log(log.head())).isEqualTo(log);
        assertThat(List.copyOf(log.messages())).hasSize(3);
    }

    private static String mark(String number) {
        return "{\"k\":\"mark\"," + number + ",\"t\":0,\"c\":0,\"text\":\"x\"}\n";
    }

    private static String msg(String payload) {
        return "{\"k\":\"msg\",\"n\":1,\"t\":0,\"c\":1,\"dir\":\"c2s\",\"op\":\"text\",\"frames\":[1]," + payload
                + "}\n";
    }
}
