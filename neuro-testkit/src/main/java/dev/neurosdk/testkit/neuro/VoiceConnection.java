package dev.neurosdk.testkit.neuro;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.peer.CloseStatus;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.RecordedWire;
import dev.neurosdk.testkit.transport.Acceptor.Opening;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A game's voice connection to a {@link FakeNeuro}: text frames that control, binary frames that are audio. What is sent is not
 * waited for. Audio is recorded and not kept. Thread-safe.
 */
public final class VoiceConnection {

    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int KEPT = 1000;

    private final FakeNeuro neuro;
    private final int number;
    private final Opening opening;
    private final Deque<String> texts = new ArrayDeque<>();
    private final AtomicLong pings = new AtomicLong();
    private volatile long lastPong;
    private volatile boolean on;
    private volatile boolean cut;
    private volatile @Nullable Wire wire;
    private volatile @Nullable CloseStatus closed;

    VoiceConnection(FakeNeuro neuro, int number, Opening opening) {
        this.neuro = neuro;
        this.number = number;
        this.opening = opening;
    }

    /** Begins, with the open wire. */
    WireListener begin(Wire open) {
        record(new LogEntry.Opened(now(), number, opening.target(), opening.headers()));
        wire = new RecordedWire(open, number, Direction.S2C, this::record, this::now, () -> {
            cut = true;
            return closed == null;
        });
        if (neuro.voiceAnswer().hangsUp()) {
            close(NORMAL, "");
        }
        return new Ear();
    }

    /** {@return the number of the connection, as it is recorded, in one count with those of games} */
    public int number() {
        return number;
    }

    /** {@return path and query of the handshake, as sent} */
    public String target() {
        return opening.target();
    }

    /** {@return whether the connection has not ended, as far as noticed} */
    public boolean isOpen() {
        return closed == null;
    }

    /** {@return how the connection ended; nothing while it has not, as far as noticed} */
    public Optional<CloseStatus> closeStatus() {
        return Optional.ofNullable(closed);
    }

    /** {@return whether voice is on: {@code voice/ready} was said, and no {@code voice/stop} has come since} */
    public boolean isOn() {
        return on && isOpen();
    }

    /** {@return the text messages of the game so far, in order, the oldest possibly forgotten; a copy} */
    public List<String> texts() {
        synchronized (texts) {
            return List.copyOf(texts);
        }
    }

    /**
     * Sends a text message as it is. Without effect on an ended connection.
     *
     * @param text anything
     */
    public void send(String text) {
        if (isOpen()) {
            var unused = open().sendText(text);
        }
    }

    /**
     * Says that Neuro begins or ends to talk (VOX-6).
     *
     * @param speaking whether she talks now
     */
    public void speaking(boolean speaking) {
        send("{\"command\":\"voice/speaking\",\"data\":{\"speaking\":" + speaking + "}}");
    }

    /** Says that Neuro was interrupted (VOX-6). */
    public void cancelled() {
        send("{\"command\":\"voice/cancelled\"}");
    }

    /**
     * Sends a binary message: audio, if it is little-endian 32-bit floats (VOX-5). Without effect on an ended connection.
     *
     * @param bytes anything; copied
     */
    public void sendAudio(byte[] bytes) {
        if (isOpen()) {
            var unused = open().sendBinary(bytes.clone());
        }
    }

    /**
     * Sends a ping and waits for its pong, without insisting on it.
     *
     * @param within how long to wait; taken as it is
     * @return whether the pong has come
     */
    public boolean pongs(Duration within) {
        if (!isOpen()) {
            return false;
        }
        long ping = pings.incrementAndGet();
        var unused = open().ping(ByteBuffer.allocate(Long.BYTES).putLong(ping).array());
        return neuro.lookWithin(
                        within, () -> Optional.of(lastPong >= ping || !isOpen()).filter(over -> over))
                .filter(over -> lastPong >= ping)
                .isPresent();
    }

    /**
     * Sends a close frame without waiting for the answer. Without effect on an ended connection.
     *
     * @param code a code that may be sent
     * @param reason at most 123 bytes in UTF-8; may be empty
     */
    public void close(int code, String reason) {
        if (isOpen()) {
            Wire open = open();
            var unused = open.close(code, reason).whenComplete((done, failure) -> {
                if (failure != null) {
                    open.disconnect();
                }
            });
        }
    }

    /** Resets the connection (RST), as a broken network does. */
    public void reset() {
        if (isOpen()) {
            open().reset();
        }
    }

    void goAway() {
        close(GOING_AWAY, "");
    }

    private Wire open() {
        return requireNonNull(wire, "not connected yet");
    }

    private long now() {
        return neuro.journal().nanos();
    }

    /** Audio would push everything else out of the transcript. */
    private void record(LogEntry entry) {
        if (entry instanceof LogEntry.Message message && message.opcode() == LogEntry.Opcode.BINARY) {
            neuro.settings().recorder().record(entry);
            neuro.inbox().changed();
        } else {
            neuro.journal().record(entry);
        }
    }

    private void heard(LogEntry.Opcode opcode, byte[] payload) {
        record(new LogEntry.Message(now(), number, Direction.C2S, opcode, List.of(payload.length), payload));
    }

    private void understood(String text) {
        String command =
                JsonValue.parse(text).flatMap(json -> json.textAt("/command")).orElse("");
        if (command.equals("voice/start")) {
            asked(neuro.voiceAnswer());
        } else if (command.equals("voice/stop")) {
            on = false;
        }
    }

    private void asked(VoiceAnswer answer) {
        if (answer.delay().isZero()) {
            answer(answer);
        } else {
            var unused = neuro.settings().timeline().schedule(answer.delay(), () -> answer(answer));
        }
    }

    private void answer(VoiceAnswer answer) {
        answer.text().filter(text -> isOpen()).ifPresent(text -> {
            on = answer.isReady();
            send(text);
            if (!answer.isReady()) {
                close(NORMAL, "");
            }
        });
    }

    /** Hears what arrives, one thing at a time. */
    private final class Ear implements WireListener {
        @Override
        public void text(String text) {
            synchronized (texts) {
                if (texts.size() == KEPT) {
                    texts.removeFirst();
                }
                texts.addLast(text);
            }
            heard(LogEntry.Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
            understood(text);
        }

        @Override
        public void binary(byte[] bytes) {
            heard(LogEntry.Opcode.BINARY, bytes);
        }

        @Override
        public void pong(byte[] payload) {
            lastPong = payload.length == Long.BYTES ? ByteBuffer.wrap(payload).getLong() : lastPong;
            neuro.inbox().changed();
        }

        @Override
        public void failed(Throwable cause) {
            neuro.journal().note(number, "connection failed: " + cause);
        }

        @Override
        public void closed(int code, String reason) {
            CloseStatus status = new CloseStatus(code, reason);
            closed = status;
            if (status.clean()) {
                record(new LogEntry.Closed(now(), number, Direction.C2S, code, reason));
            } else if (!cut) {
                record(new LogEntry.Tcp(now(), number, Direction.C2S, LogEntry.TcpEvent.FIN, reason));
            }
            neuro.inbox().changed();
        }
    }
}
