package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.transport.frame.Deflated;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Writes frames to a socket, in the order of the calls. Thread-safe; what can't be written is lost. */
final class RawOutput {

    private static final int WORTH_COMPRESSING = 400;

    private final ReferenceGame game;
    private final Socket socket;
    private boolean closed;
    private volatile boolean agreed;

    RawOutput(ReferenceGame game, Socket socket) {
        this.game = game;
        this.socket = socket;
    }

    void head(HttpHead head) throws IOException {
        socket.getOutputStream().write(head.encode());
    }

    /** From now on long messages are compressed. */
    void compress() {
        agreed = true;
    }

    void text(String text) {
        boolean result = text.contains(GameMessage.ActionResult.COMMAND);
        boolean bare = game.is(UNMASKED_RESULTS) && result;
        boolean compressed = agreed || (game.is(COMPRESS_ANYWAY) && result);
        Frame frame = compressed && text.length() > WORTH_COMPRESSING
                ? Frame.of(Frame.TEXT, Deflated.deflate(text.getBytes(StandardCharsets.UTF_8)))
                        .withRsv(Deflated.RSV)
                : Frame.text(text);
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
}
