package dev.neurosdk.testkit.conformance.report;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.game.GameCase;
import dev.neurosdk.testkit.conformance.game.GameCases;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.server.ServerCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the requirement sets anew, from what is judged today. To be run by hand, and looked at: badges quote the sets.
 * {@code java … RequirementSetFreezer neuro-testkit/src/main/resources/dev/neurosdk/testkit/conformance/requirement-sets}
 */
final class RequirementSetFreezer {

    private static final Set<Level> CORE = EnumSet.of(Level.MUST);
    private static final Set<Level> FULL = EnumSet.of(Level.MUST, Level.SHOULD);

    /** Situations of the game driver that every game comes into. */
    private static final Set<String> ANY_GAME = Set.of("STARTED", "ACTION", "IDLE", "FRAMES");

    private RequirementSetFreezer() {}

    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        for (Edition edition : List.of(Edition.E6, Edition.newest())) {
            for (Role role : Role.values()) {
                write(folder, set(edition, role, "core", CORE));
                write(folder, set(edition, role, "full", FULL));
            }
        }
    }

    private static void write(Path folder, RequirementSet set) throws IOException {
        String file = set.edition().toLowerCase(Locale.ROOT).replace("+", "-plus") + "-" + set.name() + ".yml";
        Files.writeString(folder.resolve(file), set.toYaml());
    }

    static RequirementSet set(Edition edition, Role role, String size, Set<Level> levels) {
        List<ConformanceCase> cases = Catalogue.standard().cases().stream()
                .filter(known -> known.role() == role)
                .filter(known -> known.level(edition).filter(levels::contains).isPresent())
                .filter(known -> isDriven(known) || Judge.canJudge(known))
                .filter(known -> !known.modes().contains(Mode.LONG) || known.isPassive())
                .filter(known -> !known.modes().contains(Mode.UNSEEN))
                .filter(known -> !isOfAFeature(known))
                .toList();
        return new RequirementSet(
                role.name().toLowerCase(Locale.ROOT) + "-" + size,
                edition.id(),
                role,
                cases.stream().map(ConformanceCase::id).toList(),
                cases.stream()
                        .filter(RequirementSetFreezer::isAlwaysReached)
                        .map(ConformanceCase::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static boolean isDriven(ConformanceCase known) {
        return ServerCases.standard().containsKey(known.id())
                || GameCases.standard().containsKey(known.id());
    }

    /** Not everybody has voice, speaks, or takes part in proposals. */
    private static boolean isOfAFeature(ConformanceCase known) {
        return Set.of("VOX", "PRO", "SPF").contains(known.area())
                || known.modes().contains(Mode.SPEECH);
    }

    /** Cases that need nothing of a game but that it is there. */
    private static boolean isAlwaysReached(ConformanceCase known) {
        boolean ofAnyGame = Optional.ofNullable(GameCases.standard().get(known.id()))
                .<Set<?>>map(GameCase::needs)
                .filter(needs -> needs.stream().map(Object::toString).allMatch(ANY_GAME::contains))
                .isPresent();
        return known.modes().contains(Mode.DRIVEN)
                && (ofAnyGame || ServerCases.standard().containsKey(known.id()));
    }
}
