package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.Deflater;

/** Writes frames to a socket, in the order of the calls. Thread-safe; what can't be written is lost. */
final class RawOutput {

    private static final int WORTH_COMPRESSING = 400;
    private static final int COMPRESSED = 4;

    private final ReferenceGame game;
    private final Socket socket;
    private boolean closed;

    RawOutput(ReferenceGame game, Socket socket) {
        this.game = game;
        this.socket = socket;
    }

    void head(HttpHead head) throws IOException {
        socket.getOutputStream().write(head.encode());
    }

    void text(String text) {
        boolean result = text.contains(GameMessage.ActionResult.COMMAND);
        boolean bare = game.is(UNMASKED_RESULTS) && result;
        boolean compressed = game.is(COMPRESS_ANYWAY) && result && text.length() > WORTH_COMPRESSING;
        Frame frame = compressed ? Frame.of(Frame.TEXT, deflated(text)).withRsv(COMPRESSED) : Frame.text(text);
        write(frame.withMasked(!bare));
    }

    void frame(Frame frame) {
        write(frame.withMasked(true));
    }

    private synchronized void write(Frame frame) {
        if (closed) {
            return;
        }
        closed = frame.opcode() == Frame.CLOSE;
        try {
            socket.getOutputStream()
                    .write(frame.encode(ThreadLocalRandom.current().nextInt()));
        } catch (IOException e) {
            closed = true;
        }
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] buffer = new byte[2 * text.length() + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }
}
