package dev.neurosdk.cli.conformance;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which cases are meant. Confined to one thread. */
final class CaseSelection {

    @Option(
            names = "--case",
            paramLabel = "PATTERN",
            description = "only cases whose ids fit, such as 'GAME-FRC-*'; may be repeated")
    private List<String> patterns = List.of();

    @Option(names = "--skip", paramLabel = "PATTERN", description = "not the cases whose ids fit; may be repeated")
    private List<String> skipped = List.of();

    /** The cases meant, in the order of the catalogue, without those that the edition does not have. */
    List<ConformanceCase> in(Edition edition) {
        Catalogue catalogue = Catalogue.standard();
        Set<ConformanceCase> chosen = new LinkedHashSet<>(patterns.isEmpty() ? catalogue.cases() : List.of());
        patterns.forEach(pattern -> chosen.addAll(catalogue.matching(pattern)));
        skipped.forEach(pattern -> catalogue.matching(pattern).forEach(chosen::remove));
        return catalogue.cases().stream()
                .filter(chosen::contains)
                .filter(known -> known.level(edition).isPresent())
                .toList();
    }
}
