package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Much audio, and audio that nobody reads: what becomes of the main connection meanwhile. */
final class VoiceLoad {

    private static final int SPEAKERS = 32;
    private static final Duration FRAME = Duration.ofMillis(20);
    private static final Duration LOAD = Duration.ofSeconds(10);
    private static final int FRAMES_PER_QUESTION = 10;
    private static final int QUESTIONS = 20;
    private static final Duration PONG = Duration.ofSeconds(1);
    private static final Duration UNREAD = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    private VoiceLoad() {}

    /** SRV-VOX-21. Its own audio is not for the log: it is 60 MB. */
    static void load(ServerBench bench, Witness witness) throws IOException {
        FakeGame main = bench.ready("Alpha");
        List<Long> before = questions(bench, main);
        VoiceClient voice = VoiceClient.open(
                        bench, "Alpha", VoiceClient.target(bench, "Alpha", ""), withoutAudio(bench.log()))
                .readied();
        List<AudioFrame> frames =
                IntStream.rangeClosed(1, SPEAKERS).mapToObj(AudioFrame::tone).toList();
        frames.forEach(frame -> voice.register(frame.speaker(), "Player " + frame.speaker()));
        List<Long> during = new ArrayList<>();
        List<Long> pongs = new ArrayList<>();
        long began = bench.timeline().nanos();
        for (int sent = 0; sent < LOAD.dividedBy(FRAME); sent++) {
            Duration due = FRAME.multipliedBy(sent).minus(bench.since(began));
            if (due.compareTo(Duration.ZERO) > 0) {
                bench.pass(due);
            }
            frames.forEach(voice::send);
            if (sent % FRAMES_PER_QUESTION == 0) {
                during.add(bench.ask(main, ForcePriority.CRITICAL));
                pongs.add(pong(bench, voice.socket()));
            }
        }
        compare("calls", before, during, bench, witness);
        Duration slowest = Calibration.percentile(pongs, 100);
        if (slowest.compareTo(PONG.plus(bench.margin())) > 0) {
            witness.broken("expected pongs on the voice connection within 1 s, was " + Calibration.millis(slowest));
        }
    }

    private static Recorder withoutAudio(Recorder log) {
        return entry -> {
            boolean audio = entry instanceof LogEntry.Message message
                    && message.opcode() == LogEntry.Opcode.BINARY
                    && message.direction() == Direction.C2S;
            if (!audio) {
                log.record(entry);
            }
        };
    }

    private static List<Long> questions(ServerBench bench, FakeGame main) {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            took.add(bench.ask(main, ForcePriority.CRITICAL));
        }
        return took;
    }

    private static long pong(ServerBench bench, FakeGame game) {
        long from = bench.timeline().nanos();
        game.ping();
        return bench.timeline().nanos() - from;
    }

    private static void compare(String what, List<Long> before, List<Long> during, ServerBench bench, Witness witness) {
        Duration limit = Calibration.percentile(before, 95).multipliedBy(3).plus(bench.margin());
        Duration slow = Calibration.percentile(during, 95);
        if (slow.compareTo(limit) > 0) {
            witness.broken("expected 95 of 100 " + what + " of the main connection within " + limit.toMillis()
                    + " ms, was " + slow.toMillis() + " ms");
        } else {
            witness.note(what + " of the main connection took " + Calibration.millis(slow) + ", before "
                    + Calibration.millis(Calibration.percentile(before, 95)));
        }
    }

    /** SRV-VOX-22. */
    static void slowReader(ServerBench bench, Witness witness) throws IOException {
        try (Speaking speaking = new Speaking(bench)) {
            FakeGame main = speaking.game();
            VoiceClient voice = VoiceClient.beside(main, bench, "Alpha");
            List<Long> before = new ArrayList<>();
            for (int i = 0; i < QUESTIONS; i++) {
                before.add(pong(bench, main));
            }
            speaking.invite();
            if (voice.next(Heard::isAudio, speaking.patience()).isEmpty()) {
                Speaking.notHeard(witness, "audio");
                return;
            }
            voice.socket().stopReading();
            try {
                compare("pongs", before, unread(bench, speaking), bench, witness);
            } finally {
                voice.socket().reset();
            }
        }
    }

    /** She goes on speaking, and nobody reads it. */
    private static List<Long> unread(ServerBench bench, Speaking speaking) throws IOException {
        List<Long> during = new ArrayList<>();
        long began = bench.timeline().nanos();
        while (bench.since(began).compareTo(UNREAD) < 0) {
            during.add(pong(bench, speaking.game()));
            if (speaking.isOver(LOOK)) {
                speaking.invite();
            }
        }
        return during;
    }
}
