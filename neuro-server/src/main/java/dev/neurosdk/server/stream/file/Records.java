package dev.neurosdk.server.stream.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.neurosdk.server.stream.StreamItem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Items as they are in a file: length and CRC-32C of what follows, then number, time in milliseconds, topic and the message.
 * Reads them one after the other up to a limit. Confined to one thread.
 */
final class Records {

    private static final int HEAD = 8;
    private static final int LEAST = 17;
    private static final int MOST = 1 << 28;
    private static final int CHUNK = 1 << 16;

    private final FileChannel file;
    private final long limit;
    private long position;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK).limit(0);

    Records(FileChannel file, long position, long limit) {
        this.file = file;
        this.position = position;
        this.limit = limit;
    }

    static ByteBuffer encode(StreamItem item) {
        byte[] topic = item.topic().getBytes(US_ASCII);
        int length = LEAST + topic.length + item.length();
        ByteBuffer out = ByteBuffer.allocate(HEAD + length);
        out.putInt(length).putInt(0);
        out.putLong(item.seq()).putLong(item.timestamp().toEpochMilli());
        out.put((byte) topic.length).put(topic).put(item.text());
        out.putInt(4, crc(out.duplicate().position(HEAD)));
        return out.flip();
    }

    /** Where the next record begins: everything before has been read and is whole. */
    long position() {
        return position;
    }

    /** The next item; null when there is no whole one. */
    @Nullable
    StreamItem next() throws IOException {
        ByteBuffer body = body();
        if (body == null) {
            return null;
        }
        int whole = body.remaining();
        long seq = body.getLong();
        Instant time = Instant.ofEpochMilli(body.getLong());
        byte[] topic = new byte[Byte.toUnsignedInt(body.get())];
        if (topic.length > body.remaining()) {
            return null;
        }
        body.get(topic);
        byte[] text = new byte[body.remaining()];
        body.get(text);
        position += HEAD + whole;
        return StreamItem.restored(seq, time, new String(topic, US_ASCII), text);
    }

    private @Nullable ByteBuffer body() throws IOException {
        if (!fill(HEAD)) {
            return null;
        }
        int length = buffer.getInt(buffer.position());
        int crc = buffer.getInt(buffer.position() + 4);
        if (length < LEAST || length > MOST || !fill(HEAD + length)) {
            return null;
        }
        ByteBuffer body = buffer.slice(buffer.position() + HEAD, length);
        if (crc(body.duplicate()) != crc) {
            return null;
        }
        buffer.position(buffer.position() + HEAD + length);
        return body;
    }

    /** Sees to it that so many bytes from the position on are in the buffer; false when the file has no more. */
    private boolean fill(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return true;
        }
        if (position + bytes > limit) {
            return false;
        }
        ByteBuffer filled = ByteBuffer.allocate(Math.max(CHUNK, bytes)).put(buffer);
        filled.limit((int) Math.min(filled.capacity(), limit - position));
        while (filled.hasRemaining()) {
            if (file.read(filled, position + filled.position()) < 0) {
                break;
            }
        }
        buffer = filled.flip();
        return buffer.remaining() >= bytes;
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
