package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.testkit.audio.Pcm;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.drive.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Listens to what the server says on a voice connection. */
final class VoiceOutput {

    private static final double LOUDEST = 1.5;
    private static final int SURELY = 3;
    private static final Duration AHEAD = Duration.ofSeconds(10);
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private VoiceOutput() {}

    /** What is made of an utterance. */
    @FunctionalInterface
    private interface Listener {
        void listen(List<Heard> utterance, Witness witness);
    }

    private static void listen(ServerBench bench, Witness witness, Listener listener) throws IOException {
        try (Speaking speaking = new Speaking(bench)) {
            List<Heard> utterance = Utterance.invited(bench, speaking);
            if (utterance.stream().noneMatch(Heard::isAudio)) {
                Speaking.notHeard(witness, "audio");
            } else {
                listener.listen(utterance, witness);
            }
        }
    }

    /** SRV-VOX-12. */
    static void frames(ServerBench bench, Witness witness) throws IOException {
        listen(bench, witness, VoiceOutput::frames);
    }

    private static void frames(List<Heard> utterance, Witness witness) {
        List<byte[]> frames =
                utterance.stream().filter(Heard::isAudio).map(Heard::audio).toList();
        frames.stream()
                .map(VoiceOutput::flaw)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(witness::broken);
        if (frames.size() >= SURELY && frames.stream().allMatch(VoiceOutput::hasHeader)) {
            witness.broken("expected samples from the first byte on, was a header: every frame begins with 01 00");
        }
        witness.note(frames.size() + " frames of audio");
    }

    private static boolean hasHeader(byte[] frame) {
        return frame.length > 1 && frame[0] == 1 && frame[1] == 0;
    }

    private static Optional<String> flaw(byte[] frame) {
        if (frame.length % Float.BYTES != 0) {
            return Optional.of("expected a length that 4 divides, was " + frame.length + " bytes");
        }
        for (int i = 0; i < frame.length / Float.BYTES; i++) {
            float sample = Pcm.at(frame, 0, i);
            if (!(Math.abs(sample) <= LOUDEST)) {
                return Optional.of("expected samples from -1 to 1, was " + sample);
            }
        }
        return Optional.empty();
    }

    /** SRV-VOX-13: counted from the first frame on, as somebody hears it who plays it at once. */
    static void pace(ServerBench bench, Witness witness) throws IOException {
        listen(bench, witness, (utterance, told) -> pace(utterance, bench.margin(), told));
    }

    private static void pace(List<Heard> utterance, Duration margin, Witness witness) {
        Optional<Long> playedUntil = Optional.empty();
        long furthest = 0;
        long longest = 0;
        for (Heard heard : utterance) {
            if (heard.isAudio()) {
                long from = Math.max(playedUntil.orElse(heard.nanos()), heard.nanos());
                longest = Math.max(longest, from - playedUntil.orElse(from));
                long until = from + heard.audio().length / Float.BYTES * 1_000_000_000L / Pcm.RATE;
                furthest = Math.max(furthest, until - heard.nanos());
                playedUntil = Optional.of(until);
            } else if (heard.is(VoiceClient.SPEAKING)) {
                playedUntil = Optional.empty();
            }
        }
        if (furthest > AHEAD.plus(margin).toNanos()) {
            witness.broken("expected at most 10 s of audio ahead of real time, was " + millis(furthest));
        }
        if (longest > GAP.plus(margin).toNanos()) {
            witness.broken("expected no gap above 1 s while she speaks, was " + millis(longest));
        }
        witness.note("at most " + millis(furthest) + " ahead, the longest gap " + millis(longest));
    }

    private static String millis(long nanos) {
        return Calibration.millis(Duration.ofNanos(nanos));
    }

    /** SRV-VOX-14. */
    static void brackets(ServerBench bench, Witness witness) throws IOException {
        listen(bench, witness, VoiceOutput::brackets);
    }

    private static void brackets(List<Heard> utterance, Witness witness) {
        boolean speaking = false;
        for (Heard heard : utterance) {
            if (heard.isAudio() && !speaking) {
                witness.broken("expected audio only between speaking true and speaking false, was outside");
                return;
            } else if (heard.is(VoiceClient.SPEAKING) && !heard.says(!speaking)) {
                witness.broken("expected speaking to be " + !speaking + ", was " + heard.text());
                return;
            }
            speaking ^= heard.is(VoiceClient.SPEAKING);
        }
        if (speaking) {
            witness.broken("expected speaking false after the last frame, was none");
        }
    }

    /** SRV-VOX-15. */
    static void cancelled(ServerBench bench, Witness witness) throws IOException {
        try (Speaking speaking = new Speaking(bench)) {
            VoiceClient voice = VoiceClient.beside(speaking.game(), bench, "Alpha");
            speaking.invite();
            if (voice.next(Heard::isAudio, speaking.patience()).isEmpty()) {
                Speaking.notHeard(witness, "audio");
                return;
            }
            speaking.force(ForcePriority.CRITICAL);
            Optional<Heard> cancelled = voice.next(heard -> heard.is(VoiceClient.CANCELLED), bench.decide());
            if (cancelled.isEmpty()) {
                witness.saw(
                        Verdict.NOT_REACHED,
                        "expected voice/cancelled after a force of critical priority, was none: nothing was interrupted");
                return;
            }
            bench.pass(AFTERWARDS.plus(bench.margin()));
            cancelled(cancelled.get(), voice.heard(), witness);
        }
    }

    private static void cancelled(Heard cancelled, List<Heard> all, Witness witness) {
        if (cancelled.control().at("/data").isPresent()) {
            witness.broken("expected voice/cancelled without data, was " + cancelled.text());
        }
        List<Heard> near = all.stream()
                .filter(heard -> Math.abs(heard.nanos() - cancelled.nanos()) <= AFTERWARDS.toNanos())
                .toList();
        boolean tail = all.stream()
                .dropWhile(heard -> !heard.equals(cancelled))
                .takeWhile(heard -> !heard.says(true))
                .anyMatch(heard -> heard.isAudio() && near.contains(heard));
        if (tail) {
            witness.broken("expected no audio of the old utterance after voice/cancelled, was some");
        }
        if (near.stream().noneMatch(heard -> heard.says(false))) {
            witness.broken("expected speaking false within 1 s of voice/cancelled, was none");
        }
    }

    /** SRV-VOX-25. */
    static void agrees(ServerBench bench, Witness witness) throws IOException {
        try (Speaking speaking = new Speaking(bench)) {
            VoiceClient voice = VoiceClient.beside(speaking.game(), bench, "Alpha");
            speaking.invite();
            Optional<Heard> silent = voice.next(heard -> heard.says(false), Speaking.LONGEST);
            if (silent.isEmpty()) {
                Speaking.notHeard(witness, "speaking false");
                return;
            }
            boolean ended = speaking.end(VoiceClient.ANSWER).isPresent();
            long after = speaking.finalAt() - silent.get().nanos();
            witness.saw(
                    Verdict.INFO,
                    ended
                            ? "speech_finished is final " + millis(Math.abs(after)) + (after < 0 ? " before" : " after")
                                    + " speaking false"
                            : "no final speech_finished within 5 s of speaking false");
        }
    }
}
