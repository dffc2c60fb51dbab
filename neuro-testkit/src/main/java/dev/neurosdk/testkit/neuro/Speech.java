package dev.neurosdk.testkit.neuro;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One utterance, as the {@code speech_finished} messages tell it to a game (SPF-1 to SPF-3). Immutable.
 *
 * <pre>{@code Speech.of(3).every(Duration.ofMillis(200)).cancelled("interrupted")}</pre>
 */
public final class Speech {

    private final int parts;
    private final Duration pause;
    private final boolean ended;
    private final boolean cancelled;
    private final @Nullable String reason;

    private Speech(int parts, Duration pause, boolean ended, boolean cancelled, @Nullable String reason) {
        this.parts = parts;
        this.pause = pause;
        this.ended = ended;
        this.cancelled = cancelled;
        this.reason = reason;
    }

    /**
     * An utterance that is spoken to its end.
     *
     * @param parts how many messages, of which the last is final; at least 1
     * @return the utterance, without pauses
     * @throws IllegalArgumentException when there is no part
     */
    public static Speech of(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("parts: expected at least 1, was " + parts);
        }
        return new Speech(parts, Duration.ZERO, true, false, null);
    }

    /**
     * The same with time between the messages.
     *
     * @param value the time before each message but the first
     * @return the utterance
     * @throws IllegalArgumentException when it is negative
     */
    public Speech every(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("value: expected zero or more, was " + value);
        }
        return new Speech(parts, value, ended, cancelled, reason);
    }

    /**
     * The same, cut off in its last part (SPF-3).
     *
     * @param why the reason, in a word or two
     * @return the utterance
     */
    public Speech cancelled(String why) {
        return new Speech(parts, pause, true, true, requireNonNull(why, "why"));
    }

    /** {@return the same, cut off in its last part without a reason (SPF-3)} */
    public Speech cancelled() {
        return new Speech(parts, pause, true, true, null);
    }

    /** {@return the same without its end, which no Neuro may do: a game that waits for it hangs} */
    public Speech withoutEnd() {
        return new Speech(parts, pause, false, false, null);
    }

    /** {@return the messages, in order} */
    public List<NeuroMessage> messages() {
        List<NeuroMessage> all = new ArrayList<>();
        for (int i = 1; i < parts; i++) {
            all.add(new SpeechFinished(false, false, null));
        }
        all.add(new SpeechFinished(ended, cancelled, reason));
        return List.copyOf(all);
    }

    /** {@return the time before each message but the first} */
    public Duration pause() {
        return pause;
    }
}
