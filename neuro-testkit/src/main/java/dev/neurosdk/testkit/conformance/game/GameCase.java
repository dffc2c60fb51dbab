package dev.neurosdk.testkit.conformance.game;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A case, when its situation has come, and what is done for it then. Immutable.
 *
 * @param asked the case
 * @param needs what must hold, all of it
 * @param feature what the game must claim; nothing where it is for every game
 * @param without what the game must not claim
 * @param effects what it does to the game
 * @param wrong whether what is sent breaks rules itself
 * @param mutant the flaw of the reference game that it is known to catch
 * @param parts what is done; at least one
 */
public record GameCase(
        ConformanceCase asked,
        Set<Situation> needs,
        Optional<String> feature,
        Set<String> without,
        Effects effects,
        boolean wrong,
        GameMutant mutant,
        List<Part> parts) {

    /** Copies the collections. */
    public GameCase {
        requireNonNull(asked, "asked");
        requireNonNull(feature, "feature");
        requireNonNull(effects, "effects");
        requireNonNull(mutant, "mutant");
        needs = Set.copyOf(needs);
        without = Set.copyOf(without);
        parts = List.copyOf(parts);
    }

    /**
     * A part of a case.
     *
     * @param name tells the parts of a case apart; empty where there is only one
     * @param procedure what is done
     */
    record Part(String name, GameProcedure procedure) {}

    /** {@return the id of the case} */
    public String id() {
        return asked.id();
    }

    /** The same with fewer parts. */
    GameCase only(List<Part> some) {
        return new GameCase(asked, needs, feature, without, effects, wrong, mutant, some);
    }

    /** {@return whether it can only be done while the game has nothing registered} */
    public boolean isBeforeRegistration() {
        return needs.contains(Situation.NOTHING_REGISTERED);
    }

    /** {@return whether it can't be done in memory} */
    public boolean needsFrames() {
        return needs.contains(Situation.FRAMES);
    }

    /** Why it does not apply to a game; nothing where it does. */
    Optional<String> inapplicable(Set<String> features) {
        Optional<String> lacking = feature.filter(wanted -> !features.contains(wanted))
                .map(wanted -> "the profile does not claim the feature " + wanted);
        return lacking.or(() -> without.stream()
                .filter(features::contains)
                .findFirst()
                .map(claimed -> "the profile claims the feature " + claimed));
    }

    boolean isReady(GameBench bench) {
        return needs.stream().allMatch(need -> need.holds(bench));
    }

    /** What it still waits for. */
    List<Situation> lacking(GameBench bench) {
        return needs.stream().filter(need -> !need.holds(bench)).sorted().toList();
    }
}
