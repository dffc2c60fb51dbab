package dev.neurosdk.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What was printed, waited for by its text; each text found is looked for only after the one before. */
final class Screen extends OutputStream {

    private static final long DEADLINE_NANOS = 20_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int seen;

    @Override
    public synchronized void write(int b) {
        bytes.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) {
        bytes.write(b, off, len);
        notifyAll();
    }

    /** Waits for texts, one after the other. */
    synchronized void await(String... texts) {
        for (String text : texts) {
            await(text);
        }
    }

    /** Waits for texts in whatever order; what is looked for later comes after all of them. */
    synchronized void awaitAll(String... texts) {
        int from = seen;
        int end = seen;
        for (String text : texts) {
            seen = from;
            await(text);
            end = Math.max(end, seen);
        }
        seen = end;
    }

    private void await(String text) {
        long end = System.nanoTime() + DEADLINE_NANOS;
        int found = text().indexOf(text, seen);
        while (found < 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            assertThat(left)
                    .as("waiting for '%s' after <<<%s>>>", text, text().substring(seen))
                    .isPositive();
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            found = text().indexOf(text, seen);
        }
        seen = found + text.length();
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
