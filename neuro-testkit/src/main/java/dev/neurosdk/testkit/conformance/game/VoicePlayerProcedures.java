package dev.neurosdk.testkit.conformance.game;

import static java.util.Map.entry;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.conformance.game.VoiceHistory.Control;
import dev.neurosdk.testkit.neuro.VoiceConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the other players do in the voice chat, which somebody has to make them do. */
final class VoicePlayerProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry(
                    "GAME-VOX-18",
                    List.of(
                            new Part("renamed", VoicePlayerProcedures::renamed),
                            new Part("left", VoicePlayerProcedures::left))),
            entry("GAME-VOX-19", List.of(new Part("", VoicePlayerProcedures::restarted))),
            entry("GAME-VOX-23", List.of(new Part("", VoicePlayerProcedures::crowd))),
            entry("GAME-VOX-24", List.of(new Part("", VoicePlayerProcedures::load))));

    private static final Duration NOISE = Duration.ofMillis(50);
    private static final int USUAL_CAP = 32;
    private static final int CHORUS = 8;
    private static final int CALLS = 20;
    private static final int NINETY_FIFTH = 18;
    private static final int SLOWER = 2;

    private VoicePlayerProcedures() {}

    /** The first message that comes on a connection after others and is of a sort. */
    private static Optional<Control> next(
            GameBench bench, VoiceConnection voice, int after, Predicate<Control> wanted) {
        return bench.line()
                .await(
                        bench.times().situation(),
                        () -> bench.voice().history().controls(voice.number()).stream()
                                .skip(after)
                                .filter(wanted)
                                .findFirst());
    }

    private static int said(GameBench bench, VoiceConnection voice) {
        return bench.voice().history().controls(voice.number()).size();
    }

    private static void renamed(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        Map<Integer, String> before = bench.voice().roster();
        int after = said(bench, voice);
        if (bench.errands().isDone(Deed.RENAME_PLAYER, witness)) {
            Optional<Control> renaming = next(bench, voice, after, control -> renames(control, before));
            if (renaming.isEmpty()) {
                witness.broken("expected one of the ids " + before.keySet()
                        + " registered with another name when a player is renamed, was " + since(bench, voice, after));
            }
        }
    }

    private static boolean renames(Control control, Map<Integer, String> before) {
        return control.speakers().entrySet().stream()
                .anyMatch(speaker -> before.containsKey(speaker.getKey())
                        && !speaker.getValue().equals(before.get(speaker.getKey())));
    }

    private static String since(GameBench bench, VoiceConnection voice, int after) {
        List<String> texts = bench.voice().history().controls(voice.number()).stream()
                .skip(after)
                .map(control -> control.json().toString())
                .toList();
        return texts.isEmpty() ? "nothing" : String.join(" ", texts);
    }

    private static void left(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        Map<Integer, String> before = bench.voice().roster();
        int after = said(bench, voice);
        if (bench.errands().isDone(Deed.PLAYER_LEAVES, witness)
                && next(bench, voice, after, control -> control.ids().stream().anyMatch(before::containsKey))
                        .isEmpty()) {
            witness.broken("expected voice/speakers/unregister with one of the ids " + before.keySet()
                    + " when a player leaves, was " + since(bench, voice, after));
        }
    }

    private static void restarted(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        boolean spoken = bench.voice().history().controls(voice.number()).stream()
                .anyMatch(control -> !control.speakers().isEmpty());
        int after = said(bench, voice);
        if (!bench.errands().isDone(Deed.RESTART_VOICE, witness)) {
            return;
        }
        Optional<Control> stop = next(bench, voice, after, control -> control.is(VoiceHistory.STOP));
        stop.flatMap(control -> control.json().at("/data"))
                .ifPresent(data -> witness.broken("expected voice/stop without data, was with " + data));
        if (stop.isEmpty() && voice.isOpen()) {
            witness.broken("expected voice/stop or the end of the voice connection, was neither");
            return;
        }
        boolean on = bench.voice().holdsWithin(bench.times().reconnect(), bench.voice()::isOn);
        if (!on) {
            witness.broken("expected voice/start on this or another connection within "
                    + bench.times().reconnect().toSeconds() + " s, was none");
        } else if (spoken
                && !bench.voice()
                        .holdsWithin(
                                bench.times().reregister(),
                                () -> !bench.voice().roster().isEmpty())) {
            witness.broken("expected the speakers again after the new voice/start, was none");
        }
    }

    private static void crowd(GameBench bench, Witness witness) {
        VoiceConnection voice = bench.voice().connection();
        if (bench.errands().isDone(Deed.CROWD, witness)) {
            boolean unused = bench.voice()
                    .holdsWithin(
                            bench.times().situation(),
                            () -> bench.voice().roster().size() > USUAL_CAP);
            witness.saw(
                    Verdict.INFO,
                    "more than 32 players: the game has "
                            + bench.voice().roster().size()
                            + " speakers registered, its voice connection is "
                            + (voice.isOpen() ? "open" : "closed"));
        }
    }

    private static void load(GameBench bench, Witness witness) {
        if (!bench.errands().isDone(Deed.CHORUS, witness)) {
            return;
        }
        if (!bench.voice()
                .holdsWithin(bench.times().situation(), () -> bench.voice().talking() >= CHORUS)) {
            witness.saw(
                    Verdict.NOT_REACHED,
                    "8 players never talked at once, was " + bench.voice().talking());
            return;
        }
        Optional<Duration> loaded = calls(bench);
        if (bench.voice().talking() < CHORUS) {
            throw new SituationGone();
        }
        boolean quiet = bench.voice()
                .holdsWithin(bench.times().away(), () -> bench.voice().talking() == 0);
        Optional<Duration> usual = quiet ? calls(bench) : Optional.empty();
        if (loaded.isEmpty()) {
            witness.broken("expected a result for each call while 8 players talk, was none for one");
        } else if (usual.isEmpty()) {
            witness.saw(Verdict.NOT_REACHED, "nobody was ever silent, so that there is nothing to compare with");
        } else {
            compare(loaded.get(), usual.get(), witness);
        }
    }

    private static void compare(Duration loaded, Duration usual, Witness witness) {
        String words = loaded.toMillis() + " ms while 8 players talk and " + usual.toMillis() + " ms otherwise";
        witness.note("95 of 100 results within " + words);
        if (loaded.compareTo(usual.multipliedBy(SLOWER).plus(NOISE)) > 0) {
            witness.broken(
                    "expected results at most twice as late while 8 players talk, was 95 of 100 within " + words);
        }
    }

    /** How long 95 of 100 calls took at the most; nothing when one was not answered. */
    private static Optional<Duration> calls(GameBench bench) {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String id = bench.nextId();
            Answer answer = bench.ask(id, bench.harmless(id));
            if (answer.result().isEmpty()) {
                return Optional.empty();
            }
            took.add(answer.took());
        }
        return Optional.of(took.stream().sorted().toList().get(NINETY_FIFTH));
    }
}
