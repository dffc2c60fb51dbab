package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.neuro.VoiceAnswer;
import dev.neurosdk.testkit.neuro.VoiceConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The voice side of the bench: the game's voice connection now, and ways to make it ask for another. Confined to one thread. */
final class VoiceBench {

    private static final Duration LATELY = Duration.ofMillis(500);

    private final GameBench bench;
    private final GameLine line;
    private final VoiceHistory history;

    VoiceBench(GameBench bench, GameLine line, VoiceHistory history) {
        this.bench = bench;
        this.line = line;
        this.history = history;
    }

    VoiceHistory history() {
        return history;
    }

    /** Whether the game has asked for voice. */
    boolean wasAskedFor() {
        return !line.voiceAttempts().isEmpty();
    }

    /** When the game has asked for voice since a time. */
    List<Long> attemptsSince(long nanos) {
        return line.voiceAttempts().stream().filter(at -> at >= nanos).toList();
    }

    /** The newest voice connection that is open. */
    Optional<VoiceConnection> open() {
        return line.voices().stream().filter(VoiceConnection::isOpen).reduce((older, newer) -> newer);
    }

    boolean isOn() {
        return open().filter(VoiceConnection::isOn).isPresent();
    }

    /** The connection on which voice is on. */
    VoiceConnection connection() {
        return open().filter(VoiceConnection::isOn).orElseThrow(SituationGone::new);
    }

    /** The names of the registered speakers, by id. */
    Map<Integer, String> roster() {
        return open().map(voice -> history.roster(voice.number())).orElse(Map.of());
    }

    /** How many speakers are being heard. */
    int talking() {
        return open().map(voice -> history.talking(voice.number(), bench.now() - LATELY.toNanos())
                        .size())
                .orElse(0);
    }

    boolean holdsWithin(Duration within, BooleanSupplier condition) {
        return line.await(within, () -> Optional.of(true).filter(holds -> condition.getAsBoolean()))
                .isPresent();
    }

    /**
     * Makes the game ask for voice once more, and be answered so: by the end of its voice connection, and where that does not
     * help, by that of its main one, or by its start.
     *
     * @param answer what becomes of it
     * @return whether it has asked
     */
    boolean provoke(VoiceAnswer answer) {
        line.voice(answer);
        List<Long> before = line.voiceAttempts();
        Optional<VoiceConnection> old = open();
        old.ifPresent(VoiceConnection::reset);
        return (old.isPresent() && asksAfter(before))
                || (bench.renew().isPresent() && asksAfter(before))
                || (bench.relaunch().isPresent() && asksAfter(before));
    }

    private boolean asksAfter(List<Long> before) {
        return holdsWithin(
                bench.times().reconnect(), () -> !line.voiceAttempts().equals(before));
    }

    /** Answers as usual from now on, and brings voice back. */
    void restore() {
        line.voiceAsUsual();
        if (!holdsWithin(bench.times().quiet(), this::isOn)) {
            boolean unused =
                    provoke(line.usualVoice()) && holdsWithin(bench.times().quiet(), this::isOn);
        }
    }
}
