package dev.neurosdk.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LinePrinterTest {

    @Test
    void close_printsWhatWaits_inOrder() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LinePrinter printer = new LinePrinter(new PrintStream(out, false, StandardCharsets.UTF_8))) {
            IntStream.range(0, 1000).forEach(i -> printer.print("line " + i));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void print_stuckTerminal_returnsAtOnce_andCountsWhatIsLost() {
        StuckStream stuck = new StuckStream();
        try (LinePrinter printer = new LinePrinter(new PrintStream(stuck, true, StandardCharsets.UTF_8))) {
            IntStream.range(0, 10_000).forEach(i -> printer.print("line " + i));
            stuck.release.countDown();
        }
        assertThat(stuck.text.toString(StandardCharsets.UTF_8))
                .contains("line 0")
                .doesNotContain("line 9999")
                .containsPattern("\\(5\\d{3} lines left out");
    }

    private static final class StuckStream extends OutputStream {
        private final CountDownLatch release = new CountDownLatch(1);
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            text.write(b);
        }
    }
}
