package dev.neurosdk.testkit.conformance.game;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cases that are still to be done. Of those whose situation has come the one with the fewest side effects is next; none
 * that ends connections as long as others may still be reached. Confined to one thread.
 */
final class Agenda {

    /** How often a case is tried whose situation passes before it is used. */
    private static final int TRIES = 3;

    private final GameBench bench;
    private final List<GameCase> open;
    private final Map<String, Integer> tries = new LinkedHashMap<>();
    private Effects most = Effects.VALID;

    Agenda(GameBench bench, Collection<GameCase> cases) {
        this.bench = bench;
        this.open = new ArrayList<>(cases);
        open.sort(Comparator.comparing(GameCase::effects));
    }

    /** Takes what is to be done next; nothing when no case's situation has come. */
    Optional<GameCase> next() {
        Optional<GameCase> found =
                candidates().filter(known -> known.isReady(bench)).findFirst();
        found.ifPresent(open::remove);
        return found;
    }

    boolean isReady() {
        return candidates().anyMatch(known -> known.isReady(bench));
    }

    private Stream<GameCase> candidates() {
        return open.stream().filter(known -> known.effects().compareTo(most) <= 0);
    }

    private Stream<GameCase> hopeful() {
        return candidates().filter(known -> known.needs().stream().allMatch(need -> need.isPossible(bench)));
    }

    /** Whether cases are left that may be done now, once their situation has come. */
    boolean isWaiting() {
        return hopeful().findAny().isPresent();
    }

    /** Gives up waiting: now what has more effects may be done, too. Says whether there is any. */
    boolean dare() {
        Optional<Effects> more = open.stream()
                .map(GameCase::effects)
                .filter(effects -> effects.compareTo(most) > 0)
                .min(Comparator.naturalOrder());
        more.ifPresent(effects -> most = effects);
        return more.isPresent();
    }

    /** Puts back what could not be used of a case. */
    void later(GameCase known, List<GameCase.Part> unused) {
        boolean progress = unused.size() < known.parts().size();
        if (!unused.isEmpty() && (progress || tries.merge(known.id(), 1, Integer::sum) < TRIES)) {
            open.add(known.only(unused));
        }
    }

    /** What is left. */
    List<GameCase> left() {
        return List.copyOf(open);
    }

    /** The situation that most cases wait for, and the ids of those. */
    Optional<Map.Entry<Situation, List<String>>> wanted() {
        Map<Situation, List<String>> waiting = new EnumMap<>(Situation.class);
        candidates()
                .forEach(known -> known.lacking(bench)
                        .forEach(need -> waiting.computeIfAbsent(need, none -> new ArrayList<>())
                                .add(known.id())));
        return waiting.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()));
    }

    /** Why a case was not reached. */
    static String missing(GameCase known, GameBench bench) {
        List<Situation> lacking = known.lacking(bench);
        return "it needs a moment in which "
                + (lacking.isEmpty() ? List.copyOf(known.needs()) : lacking)
                        .stream().map(Situation::explanation).collect(joining(", and "));
    }
}
