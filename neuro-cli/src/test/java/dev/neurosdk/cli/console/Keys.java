package dev.neurosdk.cli.console;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Standard input that a test types into. */
final class Keys extends InputStream {

    private static final int END = -1;

    private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();

    void type(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xff);
        }
    }

    void line(String text) {
        type(text + "\n");
    }

    void end() {
        bytes.add(END);
    }

    @Override
    public int read() {
        try {
            int next = bytes.take();
            if (next == END) {
                bytes.add(END);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return END;
        }
    }

    @Override
    public int read(byte[] b, int off, int len) {
        int first = read();
        if (first == END) {
            return END;
        }
        b[off] = (byte) first;
        int count = 1;
        while (count < len && !bytes.isEmpty() && bytes.peek() != END) {
            b[off + count++] = (byte) read();
        }
        return count;
    }

    @Override
    public int available() {
        return bytes.size();
    }
}
