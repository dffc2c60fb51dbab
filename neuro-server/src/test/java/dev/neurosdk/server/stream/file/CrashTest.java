package dev.neurosdk.server.stream.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.stream.StreamItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed again and again: what it acknowledged is there afterwards, and nothing that is not whole. */
class CrashTest {

    private static final int KILLS = 50;
    private static final Random RANDOM = new Random(6);

    @TempDir
    private Path directory;

    @Test
    void killedWriter_losesNothingAcknowledged() throws Exception {
        long checked = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long acknowledged = writeUntilKilled(1 + RANDOM.nextInt(300));
            assertThat(acknowledged).as("kill %s", kill).isGreaterThan(checked);
            try (FileHistory history = FileHistory.open(directory, CrashWriter.settings())) {
                // One more may be there: it was written whole, and there was no time to say so.
                assertThat(history.newest()).isBetween(acknowledged, acknowledged + 1);
                checked = check(history, checked);
                assertThat(checked).isEqualTo(history.newest());
            }
        }
        try (FileHistory history = FileHistory.open(directory, CrashWriter.settings())) {
            assertThat(check(history, 0)).isEqualTo(checked);
        }
    }

    private static long check(FileHistory history, long after) throws IOException {
        long last = after;
        while (true) {
            List<StreamItem> items = history.read(last + 1, 256, 1 << 20).items();
            if (items.isEmpty()) {
                return last;
            }
            for (StreamItem item : items) {
                StreamItem expected = CrashWriter.item(++last);
                assertThat(item.seq()).isEqualTo(last);
                assertThat(item).hasToString(expected.toString());
                assertThat(item.topic()).isEqualTo(expected.topic());
                assertThat(item.timestamp()).isEqualTo(expected.timestamp());
            }
        }
    }

    /** The last number that was acknowledged by a process that is killed after so many. */
    private long writeUntilKilled(int items) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader acknowledged = writer.inputReader()) {
            for (int i = 0; ; i++) {
                if (i == items) {
                    // Of the process, that is: Process's own method would close the pipe with what is left in it.
                    boolean unused = writer.toHandle().destroyForcibly();
                }
                String line = acknowledged.readLine();
                if (line == null) {
                    break;
                }
                last = Long.parseLong(line);
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return last;
    }
}
