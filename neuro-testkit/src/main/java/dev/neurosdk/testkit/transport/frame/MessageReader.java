package dev.neurosdk.testkit.transport.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns frames into messages and says which frames RFC 6455 does not allow; those it leaves out and goes on. Whether a text
 * is UTF-8 is for others to say. Confined to one thread.
 */
public final class MessageReader {

    /** What is said of a client's frame that is not masked. */
    public static final String UNMASKED = "expected a masked frame";

    private static final int PROTOCOL = 1002;
    private static final int TOO_BIG = 1009;

    private final boolean fromClient;
    private final int maxMessage;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private final List<Integer> frames = new ArrayList<>();
    private int opcode;

    /**
     * A reader at the beginning of a stream.
     *
     * @param fromClient whether the frames are a client's, which are masked
     * @param maxMessage the longest message, in bytes
     */
    public MessageReader(boolean fromClient, int maxMessage) {
        this.fromClient = fromClient;
        this.maxMessage = maxMessage;
    }

    /** Is told what the frames mean. */
    public interface Handler {
        /**
         * A message is complete.
         *
         * @param opcode {@link Frame#TEXT} or {@link Frame#BINARY}
         * @param payload its bytes, owned by the handler
         * @param frames the payload's length in each frame, in order
         */
        void message(int opcode, byte[] payload, List<Integer> frames);

        /**
         * A ping.
         *
         * @param payload its payload
         */
        void ping(byte[] payload);

        /**
         * A pong.
         *
         * @param payload its payload
         */
        void pong(byte[] payload);

        /**
         * A close frame.
         *
         * @param code its code; {@link Frame#NO_CODE} when it has none
         * @param reason its reason; may be empty
         */
        void close(int code, String reason);

        /**
         * Something that RFC 6455 does not allow.
         *
         * @param closeCode the close code that fits: 1002, 1007 or 1009
         * @param why in words
         */
        void illegal(int closeCode, String why);
    }

    /**
     * Takes the next frame.
     *
     * @param frame the frame
     * @param handler is told what it means, in at most one call
     */
    public void accept(Frame frame, Handler handler) {
        Optional<String> fault = fault(frame);
        if (fault.isPresent()) {
            handler.illegal(PROTOCOL, fault.get());
        } else if (frame.isControl()) {
            control(frame, handler);
        } else {
            data(frame, handler);
        }
    }

    private Optional<String> fault(Frame frame) {
        if (frame.rsv() != 0) {
            return Optional.of("expected reserved bits 0, was " + frame.rsv());
        }
        if (frame.masked() != fromClient) {
            return Optional.of(fromClient ? UNMASKED : "expected a frame that is not masked");
        }
        if (!frame.isShortest()) {
            return Optional.of("expected the length in the fewest bytes, was in " + frame.lengthBytes());
        }
        return frame.isControl() ? controlFault(frame) : dataFault(frame);
    }

    private static Optional<String> controlFault(Frame frame) {
        if (frame.opcode() > Frame.PONG) {
            return Optional.of("expected a known opcode, was " + frame.opcode());
        }
        if (!frame.fin()) {
            return Optional.of("expected a control frame in one piece");
        }
        return frame.payload().length > Frame.MAX_CONTROL
                ? Optional.of("expected at most 125 bytes in a control frame, was " + frame.payload().length)
                : Optional.empty();
    }

    private Optional<String> dataFault(Frame frame) {
        if (frame.opcode() > Frame.BINARY) {
            return Optional.of("expected a known opcode, was " + frame.opcode());
        }
        boolean continues = frame.opcode() == Frame.CONTINUATION;
        if (continues == frames.isEmpty()) {
            return Optional.of(
                    continues
                            ? "expected the first frame of a message, was a continuation"
                            : "expected a continuation, was a new message");
        }
        return Optional.empty();
    }

    private void data(Frame frame, Handler handler) {
        if (frames.isEmpty()) {
            opcode = frame.opcode();
        }
        if (payload.size() + (long) frame.payload().length > maxMessage) {
            forget();
            handler.illegal(TOO_BIG, "expected at most " + maxMessage + " bytes in a message, was more");
            return;
        }
        payload.writeBytes(frame.payload());
        frames.add(frame.payload().length);
        if (frame.fin()) {
            byte[] whole = payload.toByteArray();
            List<Integer> lengths = List.copyOf(frames);
            forget();
            handler.message(opcode, whole, lengths);
        }
    }

    private void forget() {
        payload.reset();
        frames.clear();
    }

    private static void control(Frame frame, Handler handler) {
        switch (frame.opcode()) {
            case Frame.PING -> handler.ping(frame.payload());
            case Frame.PONG -> handler.pong(frame.payload());
            default -> close(frame.payload(), handler);
        }
    }

    private static void close(byte[] payload, Handler handler) {
        if (payload.length == 0) {
            handler.close(Frame.NO_CODE, "");
            return;
        }
        if (payload.length == 1) {
            handler.illegal(PROTOCOL, "expected a close frame without payload or with two bytes and more, was one");
            return;
        }
        int code = Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
        if (!CloseCodes.maySend(code)) {
            handler.illegal(PROTOCOL, "expected a close code that may be sent, was " + code);
            return;
        }
        Utf8.decode(payload, 2, payload.length - 2)
                .ifPresentOrElse(
                        reason -> handler.close(code, reason),
                        () -> handler.illegal(1007, "expected UTF-8 in the reason of a close frame"));
    }
}
