package dev.neurosdk.cli.conformance;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.report.RequirementSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** The choices of cases that have a name. */
final class Suite {

    private static final Set<String> SMOKE = Set.of(
            "GAME-STA-01",
            "GAME-STA-04",
            "GAME-ENV-01",
            "GAME-ENV-04",
            "GAME-ENV-05",
            "GAME-REG-04",
            "GAME-FRC-02",
            "GAME-FRC-04",
            "GAME-ACT-01",
            "GAME-BAD-01",
            "GAME-BAD-16",
            "GAME-UNK-01",
            "GAME-RCN-01",
            "GAME-RCN-03",
            "SRV-HS-01",
            "SRV-ENV-01",
            "SRV-ENV-02",
            "SRV-ENV-03",
            "SRV-ENV-05",
            "SRV-ENV-09",
            "SRV-ENV-11",
            "SRV-STA-01",
            "SRV-REG-01",
            "SRV-REG-02",
            "SRV-UNR-01",
            "SRV-FRC-01",
            "SRV-FRC-05",
            "SRV-RES-02",
            "SRV-RCN-02");
    private static final Map<String, BiPredicate<ConformanceCase, Edition>> NAMED = named();

    private Suite() {}

    private static Map<String, BiPredicate<ConformanceCase, Edition>> named() {
        Map<String, BiPredicate<ConformanceCase, Edition>> named = new LinkedHashMap<>();
        named.put("smoke", (known, edition) -> SMOKE.contains(known.id()));
        named.put(
                "core",
                (known, edition) -> !isLong(known)
                        && known.level(edition).filter(Level.MUST::equals).isPresent());
        named.put("full", (known, edition) -> !isLong(known));
        named.put("long", (known, edition) -> isLong(known));
        named.put(
                "robust",
                (known, edition) ->
                        known.modes().contains(Mode.RISKY) || known.area().equals("ROB"));
        named.put("voice", (known, edition) -> known.area().equals("VOX"));
        named.put("proposals", (known, edition) -> known.area().equals("PRO"));
        named.put("transport", (known, edition) -> Set.of("HS", "WS").contains(known.area()));
        return named;
    }

    private static boolean isLong(ConformanceCase known) {
        return known.modes().contains(Mode.LONG) && !known.isPassive();
    }

    /** The cases of a suite: a name above, a requirement set, or an area with or without its role; nothing when there is none. */
    static Optional<List<ConformanceCase>> cases(String name, Edition edition) {
        Optional<RequirementSet> set = RequirementSet.find(name, edition.id());
        if (set.isPresent()) {
            return Optional.of(set.get().ids().stream()
                    .flatMap(id -> Catalogue.standard().find(id).stream())
                    .toList());
        }
        BiPredicate<ConformanceCase, Edition> named = NAMED.getOrDefault(
                name.toLowerCase(Locale.ROOT), (known, in) -> isArea(known, name.toUpperCase(Locale.ROOT)));
        List<ConformanceCase> cases = Catalogue.standard().cases().stream()
                .filter(known -> named.test(known, edition))
                .toList();
        return Optional.of(cases).filter(found -> !found.isEmpty());
    }

    private static boolean isArea(ConformanceCase known, String name) {
        return name.equals(known.area()) || name.equals(known.role().prefix() + known.area());
    }

    /** What could have been said instead. */
    static String known(Edition edition) {
        List<String> sets = RequirementSet.standard().stream()
                .filter(set -> set.edition().equals(edition.id()))
                .map(RequirementSet::name)
                .toList();
        return String.join(", ", NAMED.keySet()) + ", an area such as FRC"
                + (sets.isEmpty() ? "" : ", or a requirement set: " + String.join(", ", sets));
    }
}
