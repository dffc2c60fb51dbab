package dev.neurosdk.testkit.conformance.game;

import static dev.neurosdk.testkit.conformance.game.MalformedProcedures.expectAlive;
import static java.util.Map.entry;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.neuro.VoiceAnswer;
import dev.neurosdk.testkit.neuro.VoiceConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The voice channel comes, does not come, and ends; the game plays on. */
final class VoiceProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-VOX-01", VoiceAddresses.parts()),
            entry("GAME-VOX-04", List.of(new Part("", VoiceProcedures::heldBack))),
            entry(
                    "GAME-VOX-13",
                    List.of(
                            new Part("with a reason", unavailable(VoiceAnswer.unavailable("nobody is listening"))),
                            new Part("without a reason", unavailable(VoiceAnswer.UNAVAILABLE)))),
            entry(
                    "GAME-VOX-14",
                    List.of(
                            new Part("404", missing(VoiceAnswer.NOT_FOUND, "a voice handshake answered with 404")),
                            new Part("refused", VoiceProcedures::refused),
                            new Part(
                                    "closed at once",
                                    missing(VoiceAnswer.HANG_UP, "a voice connection closed at once")))),
            entry("GAME-VOX-20", List.of(new Part("", VoiceProcedures::dropped))),
            entry("GAME-VOX-21", List.of(new Part("", VoiceProcedures::mainDropped))),
            entry("GAME-VOX-22", List.of(new Part("", VoiceProcedures::neverAnswered))));

    private static final Duration HELD_BACK = Duration.ofSeconds(3);
    private static final Duration RETRIES = Duration.ofSeconds(15);
    private static final double SHORTEST_GAP = 2;

    private VoiceProcedures() {}

    /** Has the game ask for voice once more; where it never does there is nothing to judge. */
    private static boolean provoked(GameBench bench, Witness witness, VoiceAnswer answer) {
        boolean asked = bench.voice().provoke(answer);
        if (!asked) {
            witness.saw(Verdict.NOT_TESTABLE, "the game does not ask for voice again");
        }
        return asked;
    }

    /** The game has to play on: its connection stays, calls are answered, and so is the force that is open. */
    private static void playsOn(GameBench bench, Witness witness, GameConnection main, String after) {
        if (!main.isOpen()) {
            witness.broken("expected the main connection to stay open after " + after + ", was closed with "
                    + main.closeStatus().map(Object::toString).orElse("nothing"));
            return;
        }
        expectAlive(bench, witness, after);
        if (bench.isConnected() && bench.hasForced(bench::mayCall)) {
            Answer answer = bench.callValid(bench.anyForced(bench::mayCall));
            if (answer.result().isEmpty()) {
                witness.broken("expected a result for a call in a force after " + after + ", was " + answer.words());
            }
        }
    }

    private static void heldBack(GameBench bench, Witness witness) {
        try {
            if (!provoked(bench, witness, VoiceAnswer.READY.after(HELD_BACK))) {
                return;
            }
            VoiceConnection voice = bench.voice().open().orElseThrow(SituationGone::new);
            bench.line().pause(HELD_BACK.plus(bench.times().quiet()));
            VoiceHistory history = bench.voice().history();
            long speakers = history.controls(voice.number()).stream()
                    .filter(control -> control.early() && !control.speakers().isEmpty())
                    .count();
            long frames = history.earlyFrames(voice.number());
            if (speakers + frames > 0) {
                witness.broken("expected no speakers and no audio before voice/ready, was " + speakers
                        + " messages of speakers and " + frames + " frames of audio");
            }
        } finally {
            bench.line().voiceAsUsual();
        }
    }

    private static GameProcedure unavailable(VoiceAnswer answer) {
        return (bench, witness) -> {
            try {
                if (!provoked(bench, witness, answer)) {
                    return;
                }
                GameConnection main = bench.connection();
                long from = bench.now();
                bench.line().pause(bench.times().quiet());
                playsOn(bench, witness, main, "voice/unavailable");
                bench.line().pause(bench.times().away());
                int again = bench.voice().attemptsSince(from + 1).size();
                if (again > 0 && main.isOpen()) {
                    witness.saw(
                            Verdict.ADVISE,
                            "expected no wish for voice within "
                                    + bench.times().away().toSeconds() + " s after voice/unavailable, was " + again);
                }
            } finally {
                bench.voice().restore();
            }
        };
    }

    private static GameProcedure missing(VoiceAnswer answer, String what) {
        return (bench, witness) -> {
            long from = bench.now();
            try {
                if (!provoked(bench, witness, answer)) {
                    return;
                }
                GameConnection main = bench.connection();
                bench.line().pause(RETRIES);
                playsOn(bench, witness, main, what);
                judgeRetries(bench.voice().attemptsSince(from), witness, what);
            } finally {
                bench.voice().restore();
            }
        };
    }

    private static void judgeRetries(List<Long> attempts, Witness witness, String what) {
        double shortest = Double.MAX_VALUE;
        for (int i = 1; i < attempts.size(); i++) {
            shortest = Math.min(shortest, (attempts.get(i) - attempts.get(i - 1)) / 1e9);
        }
        String words = shortest == Double.MAX_VALUE
                ? "not tried again within " + RETRIES.toSeconds() + " s"
                : String.format(Locale.ROOT, "tried again after %.1f s at the soonest", shortest);
        if (shortest < SHORTEST_GAP) {
            witness.saw(
                    Verdict.ADVISE, "expected at least 2 s between wishes for voice after " + what + ", was " + words);
        } else {
            witness.note(what + ": " + words);
        }
    }

    /** Nobody listens any more where the game is connected. */
    private static void refused(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().open().orElseThrow(SituationGone::new);
        GameConnection main = bench.connection();
        bench.line().neuro().stopAccepting();
        try {
            voice.reset();
            bench.line().pause(RETRIES);
            playsOn(bench, witness, main, "a voice connection that is refused");
        } finally {
            acceptAgain(bench);
            bench.voice().restore();
        }
    }

    private static void acceptAgain(GameBench bench) {
        try {
            bench.line().neuro().acceptAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dropped(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        GameConnection main = bench.connection();
        boolean spoken = !bench.voice().roster().isEmpty();
        voice.reset();
        boolean back = bench.voice()
                .holdsWithin(bench.times().reconnect(), () -> bench.voice().isOn() || !main.isOpen());
        playsOn(bench, witness, main, "the loss of the voice connection");
        if (!back) {
            witness.saw(
                    Verdict.WARN,
                    "expected a new wish for voice within "
                            + bench.times().reconnect().toSeconds() + " s after the loss of the connection, was none");
        } else if (spoken
                && !bench.voice()
                        .holdsWithin(
                                bench.times().reregister(),
                                () -> !bench.voice().roster().isEmpty())) {
            witness.saw(Verdict.WARN, "expected the speakers on the new voice connection, was none");
        }
    }

    private static void mainDropped(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        GameConnection main = bench.connection();
        main.reset();
        Optional<Boolean> ended = bench.line()
                .await(bench.times().situation(), () -> Optional.of(true).filter(over -> !voice.isOpen()));
        var unused = bench.line().awaitGameAfter(main.number(), bench.times().reconnect());
        witness.saw(
                Verdict.INFO,
                "the main connection was reset: the voice connection "
                        + ended.map(over -> "was ended by the game").orElse("stayed open"));
    }

    /** What comes on a new connection comes while voice is still asked for, too. */
    private static void neverAnswered(GameBench bench, Witness witness) {
        bench.line().voiceAsUsual();
        Duration usual = untilRegistered(bench, bench.times().situation()).orElseThrow(SituationGone::new);
        try {
            bench.line().voice(VoiceAnswer.NEVER);
            bench.voice().open().ifPresent(VoiceConnection::reset);
            Duration patience = usual.multipliedBy(2).plus(bench.times().quiet());
            if (untilRegistered(bench, patience).isEmpty()) {
                witness.broken("expected registrations while voice/start is not answered as with an answer, after "
                        + usual.toMillis() + " ms, was none within " + patience.toMillis() + " ms");
            } else {
                playsOn(bench, witness, bench.connection(), "a voice/start that is not answered");
            }
        } finally {
            bench.voice().restore();
        }
    }

    /** How long after its connection a game registers something. */
    private static Optional<Duration> untilRegistered(GameBench bench, Duration within) {
        GameConnection ignored = bench.renewed();
        long from = bench.now();
        return bench.line()
                .await(
                        within,
                        () -> Optional.of(Duration.ofNanos(bench.now() - from))
                                .filter(took -> Situation.ACTION.holds(bench)));
    }
}
