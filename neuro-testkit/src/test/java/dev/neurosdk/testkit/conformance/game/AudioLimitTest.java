package dev.neurosdk.testkit.conformance.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudioLimitTest {

    private final LogTape tape = new LogTape();
    private final AudioLimit limit = new AudioLimit(tape, 100);

    private void binary(int connection) {
        limit.record(
                new LogEntry.Message(0, connection, Direction.C2S, LogEntry.Opcode.BINARY, List.of(60), new byte[60]));
    }

    @Test
    void audioBeyondTheLimit_isLeftOut_andNothingElse() {
        limit.record(new LogEntry.Opened(0, 1, "/", Map.of()));
        limit.record(new LogEntry.Opened(0, 2, "/game/Foo/voice?a=1", Map.of()));
        for (int i = 0; i < 4; i++) {
            binary(2);
            limit.record(LogEntry.Message.text(0, 2, Direction.C2S, "{}"));
        }
        binary(1);
        assertThat(tape.entries()).filteredOn(LogEntry.Mark.class::isInstance).hasSize(1);
        assertThat(tape.entries())
                .filteredOn(entry -> entry.connection() == 2 && entry instanceof LogEntry.Message)
                .hasSize(2 + 4);
        assertThat(tape.entries())
                .filteredOn(entry -> entry.connection() == 1 && entry instanceof LogEntry.Message)
                .hasSize(1);
    }
}
