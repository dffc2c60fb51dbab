package dev.neurosdk.testkit.neuro;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a game's wish for voice (VOX-1, VOX-2): it may be granted or not, in each of the ways that there are, so that a
 * game must cope with all of these. Immutable.
 */
public final class VoiceAnswer {

    /** Granted at once. */
    public static final VoiceAnswer READY =
            new VoiceAnswer(0, "{\"command\":\"voice/ready\",\"data\":{\"sample_rate\":48000,\"channels\":1}}", false);

    /** Not granted, without a reason; the connection is closed with 1000. */
    public static final VoiceAnswer UNAVAILABLE = new VoiceAnswer(0, "{\"command\":\"voice/unavailable\"}", true);

    /** Never answered; the connection stays open. */
    public static final VoiceAnswer NEVER = new VoiceAnswer(0, null, false);

    /** The connection is closed with 1000 as soon as it is open. */
    public static final VoiceAnswer HANG_UP = new VoiceAnswer(0, null, true);

    /** There is no such address: the handshake is answered with 404. */
    public static final VoiceAnswer NOT_FOUND = new VoiceAnswer(404, null, false);

    private final int status;
    private final Optional<String> text;
    private final boolean closes;
    private final Duration delay;

    private VoiceAnswer(int status, @Nullable String text, boolean closes) {
        this(status, Optional.ofNullable(text), closes, Duration.ZERO);
    }

    private VoiceAnswer(int status, Optional<String> text, boolean closes, Duration delay) {
        this.status = status;
        this.text = text;
        this.closes = closes;
        this.delay = delay;
    }

    /**
     * Not granted; the connection is closed with 1000.
     *
     * @param reason why, in words
     * @return the answer
     */
    public static VoiceAnswer unavailable(String reason) {
        String text = new JsonText()
                .beginObject()
                .member("command", "voice/unavailable")
                .name("data")
                .beginObject()
                .member("reason", requireNonNull(reason, "reason"))
                .endObject()
                .endObject()
                .toString();
        return new VoiceAnswer(0, text, true);
    }

    /**
     * The same answer to {@code voice/start}, later.
     *
     * @param time how much later
     * @return the answer
     * @throws IllegalArgumentException when it is negative
     */
    public VoiceAnswer after(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time: expected zero or more, was " + time);
        }
        return new VoiceAnswer(status, text, closes, delay.plus(time));
    }

    /** The HTTP status that the handshake is refused with; nothing where it is accepted. */
    Optional<Integer> refusal() {
        return Optional.of(status).filter(code -> code > 0);
    }

    /** Whether the connection ends before anything was said. */
    boolean hangsUp() {
        return text.isEmpty() && closes;
    }

    /** What is said to {@code voice/start}. */
    Optional<String> text() {
        return text;
    }

    boolean isReady() {
        return text.isPresent() && !closes;
    }

    Duration delay() {
        return delay;
    }
}
