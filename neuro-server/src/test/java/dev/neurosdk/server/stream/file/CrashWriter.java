package dev.neurosdk.server.stream.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.neurosdk.server.stream.StreamItem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;

/** Writes into a history until it is killed, and says each number when it has been acknowledged. */
final class CrashWriter {

    private CrashWriter() {}

    public static void main(String[] args) throws IOException {
        try (FileHistory history = FileHistory.open(Path.of(args[0]), settings());
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            while (true) {
                long seq = history.newest() + 1;
                history.append(item(seq));
                out.write((seq + "\n").getBytes(US_ASCII));
            }
        }
    }

    static FileSettings settings() {
        return FileSettings.DEFAULT.withBytes(1 << 16, 1L << 40);
    }

    /** What item a number has: lengths from nothing much to 8 KiB, so that some cross every boundary. */
    static StreamItem item(long seq) {
        int length = (int) (((seq * 2_654_435_761L) >>> 7) % (seq % 5 == 0 ? 8192 : 200));
        byte[] text = new byte[length + 1];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + (seq + i) % 26);
        }
        return StreamItem.restored(seq, Instant.ofEpochMilli(seq), "t" + seq % 3, text);
    }
}
