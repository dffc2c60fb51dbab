package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.report.RequirementSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say which cases are meant. Confined to one thread. */
final class CaseSelection {

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description =
                    "a requirement set such as server-core, an area such as FRC, or one of smoke, core, full, long,"
                            + " robust, voice, proposals, transport; may be repeated")
    private List<String> suites = List.of();

    @Option(
            names = "--case",
            paramLabel = "PATTERN",
            description = "only cases whose ids fit, such as 'GAME-FRC-*'; may be repeated")
    private List<String> patterns = List.of();

    @Option(names = "--skip", paramLabel = "PATTERN", description = "not the cases whose ids fit; may be repeated")
    private List<String> skipped = List.of();

    /** The cases meant, in the order of the catalogue, without those that the edition does not have. */
    List<ConformanceCase> in(Edition edition) {
        return chosen(edition, suites);
    }

    /** The cases to run: without a choice all that do not take long. */
    List<ConformanceCase> toRun(Edition edition, Role role) {
        return chosen(edition, isNarrowed() ? suites : List.of("full")).stream()
                .filter(known -> known.role() == role)
                .toList();
    }

    /** Whether only some cases are meant. */
    boolean isNarrowed() {
        return !suites.isEmpty() || !patterns.isEmpty();
    }

    /** The cases that have to be reached by the requirement sets chosen. */
    Set<String> mustReach(Edition edition) {
        return suites.stream()
                .map(name -> RequirementSet.find(name, edition.id()))
                .flatMap(Optional::stream)
                .flatMap(set -> set.mustReach().stream())
                .collect(Collectors.toSet());
    }

    private List<ConformanceCase> chosen(Edition edition, List<String> named) {
        Catalogue catalogue = Catalogue.standard();
        Set<ConformanceCase> chosen =
                new LinkedHashSet<>(named.isEmpty() && patterns.isEmpty() ? catalogue.cases() : List.of());
        named.forEach(name -> chosen.addAll(suite(name, edition)));
        patterns.forEach(pattern -> chosen.addAll(catalogue.matching(pattern)));
        skipped.forEach(pattern -> catalogue.matching(pattern).forEach(chosen::remove));
        return catalogue.cases().stream()
                .filter(chosen::contains)
                .filter(known -> known.level(edition).isPresent())
                .toList();
    }

    private List<ConformanceCase> suite(String name, Edition edition) {
        return Suite.cases(name, edition)
                .orElseThrow(() ->
                        new UsageProblem("--suite: expected one of " + Suite.known(edition) + "; was '" + name + "'"));
    }
}
