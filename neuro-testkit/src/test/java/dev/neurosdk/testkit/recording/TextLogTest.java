package dev.neurosdk.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLogTest {

    private static final String STARTUP = "{\"command\":\"startup\",\"game\":\"NC\"}";
    private static final String ACTION = "{\"command\":\"action\",\"data\":{\"id\":\"1\",\"name\":\"a\"}}";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "--> , C2S",
                "<-- , S2C",
                "-> , C2S",
                "<- , S2C",
                ">> , C2S",
                "< , S2C",
                "C2S , C2S",
                "[S2C], S2C",
                "sent: , C2S",
                "Sending , C2S",
                "received: , S2C",
                "2026-01-31 12:00:00 INFO received , S2C",
                "DEBUG:websocket: recv << , S2C",
                "12:00:00.5 [ws] out: , C2S",
                "INFO sent to game , S2C",
                "game->neuro , C2S",
                "server → client: , S2C",
                "on_message , S2C",
                "Print: Neuro → , C2S"
            })
    void marker_tellsTheWay(String before, Direction direction) {
        String broken = "{\"command\":";
        LogEntry.Message message = only(before + " " + broken, TextLog.View.GAME);
        assertThat(message.text()).isEqualTo(broken);
        assertThat(message.direction()).isEqualTo(direction);
    }

    @Test
    void message_tellsItsWay_whereNothingElseDoes() {
        List<LogEntry.Message> messages = parse(STARTUP + '\n' + "INFO " + ACTION + "\n", TextLog.View.EITHER)
                .log()
                .messages();
        assertThat(messages).extracting(LogEntry.Message::direction).containsExactly(Direction.C2S, Direction.S2C);
    }

    @Test
    void sent_meansWhatFitsTheMessages() {
        String server = "recv " + STARTUP + "\nsent " + ACTION + "\nsent {broken}\n";
        assertThat(parse(server, TextLog.View.EITHER).log().messages())
                .extracting(LogEntry.Message::direction)
                .containsExactly(Direction.C2S, Direction.S2C, Direction.S2C);
        assertThat(parse(server, TextLog.View.GAME).log().messages())
                .extracting(LogEntry.Message::direction)
                .containsExactly(Direction.S2C, Direction.C2S, Direction.C2S);
    }

    @Test
    void times_countFromTheFirst_andSayThatTheyAreCoarse() {
        SessionLog log =
                parse("""
                2026-01-31T23:59:59.250+01:00 --> %1$s
                nothing to see
                2026-01-31 22:59:59,500 <-- %2$s
                23:00:01 <-- %2$s
                <-- %2$s
                00:00:01 <-- %2$s
                """.formatted(STARTUP, ACTION), TextLog.View.GAME).log();

        assertThat(log.head().start()).isEqualTo(Instant.parse("2026-01-31T22:59:59.250Z"));
        assertThat(log.head().coarse()).isTrue();
        assertThat(log.head().role()).isEqualTo(LogHead.Role.IMPORT);
        assertThat(log.messages())
                .extracting(message -> message.nanos() / 1_000_000)
                .containsExactly(0L, 250L, 1750L, 1750L, 3_601_750L);
    }

    @Test
    void wordsAroundAMessage_areNotPartOfIt() {
        assertThat(only("2026-01-31T12:00:00Z --> " + STARTUP + " (42 bytes) {took: 3 ms}", TextLog.View.GAME)
                        .text())
                .isEqualTo(STARTUP);
        assertThat(only("--> {\"a\": 1,  \"a\":2}", TextLog.View.GAME).text()).isEqualTo("{\"a\": 1,  \"a\":2}");
    }

    @Test
    void linesWithoutAMessage_areCounted() {
        TextLog parsed =
                parse("starting\n\n--> " + STARTUP + "\n{\"level\":\"info\"}\nsent 3 messages\n", TextLog.View.GAME);
        assertThat(parsed.log().messages()).hasSize(1);
        assertThat(parsed.unknown()).containsExactly(1, 4, 5);
        assertThat(parse("", TextLog.View.EITHER).log().entries()).isEmpty();
    }

    @Test
    void file_isRead_andWrittenAsALogThatReadsTheSame(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("old.log"), "--> " + STARTUP + "\n<-- " + ACTION + "\n");
        SessionLog log = TextLog.read(text, TextLog.View.EITHER, Edition.E8).log();
        SessionLog again = Entries.read(Entries.written(log.head(), log.entries()));
        assertThat(again.entries()).usingRecursiveComparison().isEqualTo(log.entries());
        assertThat(again.head()).isEqualTo(log.head());
    }

    private static LogEntry.Message only(String line, TextLog.View view) {
        List<LogEntry.Message> messages = parse(line, view).log().messages();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static TextLog parse(String text, TextLog.View view) {
        return TextLog.parse(text, view, Edition.E8);
    }
}
