package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known to be wrong with a testee already, each with a reason: known failures do not decide, but one that passes now
 * is stale and does; what is known to be flaky never decides. Immutable.
 *
 * <pre>{@code
 * edition: E8
 * known-failing:
 *   - {id: GAME-RCN-03, reason: "library queues startup once; tracked in issue 41"}
 *   - {id: SRV-ENV-13/item 2, reason: "only this one"}
 * known-flaky:
 *   - {id: GAME-ACT-02, reason: loading screens}
 * }</pre>
 *
 * @param edition the id of the edition that it was made with
 * @param failing what is known to fail; copied
 * @param flaky what is known to be flaky; copied
 */
public record Baseline(String edition, List<Entry> failing, List<Entry> flaky) {

    /** Copies the lists. */
    public Baseline {
        requireNonNull(edition, "edition");
        failing = List.copyOf(failing);
        flaky = List.copyOf(flaky);
    }

    /**
     * One thing that is known.
     *
     * @param id the id of a case
     * @param part the part of the case that is meant; empty for the whole case
     * @param reason why
     */
    public record Entry(String id, String part, String reason) {
        /**
         * Refuses an entry without a reason.
         *
         * @throws IllegalArgumentException when the reason is blank
         */
        public Entry {
            requireNonNull(id, "id");
            requireNonNull(part, "part");
            if (reason.isBlank()) {
                throw new IllegalArgumentException(id + ": expected a reason, was blank");
            }
        }
    }

    /**
     * Reads a baseline.
     *
     * @param file the file
     * @return the baseline
     * @throws dev.neurosdk.testkit.yaml.YamlException when it is none, with everything that is wrong
     * @throws IOException when it can't be read
     */
    public static Baseline read(Path file) throws IOException {
        return read(YamlFile.read(file));
    }

    /**
     * Reads a baseline.
     *
     * @param name how the text is called in problems
     * @param text the text
     * @return the baseline
     * @throws dev.neurosdk.testkit.yaml.YamlException when it is none, with everything that is wrong
     */
    public static Baseline parse(String name, String text) {
        return read(YamlFile.parse(name, text));
    }

    private static Baseline read(YamlFile file) {
        YamlMapping root = file.root().asMapping();
        String edition = root.text("edition");
        List<Entry> failing = entries(root.list("known-failing"));
        List<Entry> flaky = entries(root.list("known-flaky"));
        file.throwIfProblems();
        return new Baseline(edition, failing, flaky);
    }

    private static List<Entry> entries(List<YamlNode> nodes) {
        List<Entry> entries = new ArrayList<>();
        for (YamlNode node : nodes) {
            YamlMapping entry = node.asMapping();
            String[] id = entry.text("id").split("/", 2);
            String reason = entry.text("reason");
            if (reason.isBlank()) {
                entry.problem("reason", "expected why, was blank");
            } else if (Catalogue.standard().find(id[0]).isEmpty()) {
                entry.problem("id", "expected the id of a case, was \"" + id[0] + '"');
            } else {
                entries.add(new Entry(id[0], id.length > 1 ? id[1] : "", reason));
            }
        }
        return entries;
    }

    /**
     * Compares cases with what is known about them.
     *
     * @param cases what became of them
     * @return the same, each with its state
     */
    public List<ReportedCase> applyTo(List<ReportedCase> cases) {
        return cases.stream().map(reported -> reported.with(state(reported))).toList();
    }

    private BaselineState state(ReportedCase reported) {
        if (flaky.stream().anyMatch(entry -> entry.id().equals(reported.id()))) {
            return BaselineState.KNOWN_FLAKY;
        }
        List<Entry> known = failing.stream()
                .filter(entry -> entry.id().equals(reported.id()))
                .toList();
        if (known.isEmpty()) {
            return BaselineState.NONE;
        }
        if (known.stream().anyMatch(entry -> isStale(entry, reported))) {
            return BaselineState.STALE;
        }
        return isBlamed(reported.verdict()) && isCovered(known, reported)
                ? BaselineState.KNOWN_FAILING
                : BaselineState.NONE;
    }

    private static boolean isStale(Entry entry, ReportedCase reported) {
        if (entry.part().isEmpty()) {
            return isGood(reported.verdict());
        }
        List<Attempt> meant = reported.course().attempts().stream()
                .filter(attempt -> attempt.part().equals(entry.part()))
                .toList();
        return !meant.isEmpty() && meant.stream().allMatch(attempt -> isGood(attempt.verdict()));
    }

    /** Whether nothing went wrong but what the entries name. */
    private static boolean isCovered(List<Entry> known, ReportedCase reported) {
        if (known.stream().anyMatch(entry -> entry.part().isEmpty())) {
            return true;
        }
        Set<String> parts = known.stream().map(Entry::part).collect(Collectors.toSet());
        List<Attempt> meant = reported.course().attempts().stream()
                .filter(attempt -> parts.contains(attempt.part()))
                .toList();
        boolean attemptsCovered = reported.course().attempts().stream()
                .filter(attempt -> isBlamed(attempt.verdict()))
                .allMatch(meant::contains);
        boolean evidenceCovered = reported.evidence().stream()
                .filter(seen -> isBlamed(seen.verdict()))
                .allMatch(seen -> meant.stream().anyMatch(attempt -> isDuring(seen, attempt)));
        return attemptsCovered && evidenceCovered;
    }

    private static boolean isDuring(Evidence seen, Attempt attempt) {
        return seen.number() >= attempt.from() && seen.number() <= attempt.to();
    }

    private static boolean isBlamed(Verdict verdict) {
        return verdict == Verdict.NOT_TESTABLE
                || (verdict.compareTo(Verdict.INFO) > 0
                        && verdict != Verdict.INCONCLUSIVE
                        && verdict != Verdict.HARNESS_ERROR);
    }

    private static boolean isGood(Verdict verdict) {
        return verdict == Verdict.PASS || verdict == Verdict.INFO;
    }

    /**
     * Drafts a baseline from a run: what counts and failed is known to fail, what differed between repetitions is known to be
     * flaky. The reasons say what was seen; why it is so is for a person to write.
     *
     * @param report the run
     * @param failOn the weakest level that counts
     * @return the text of a file
     */
    public static String draft(RunReport report, FailOn failOn) {
        StringBuilder text = new StringBuilder(
                "# What is known to be wrong with " + plain(report.run().testee())
                        + ".\n# A draft: replace each reason by why it is so, and where it is tracked.\n");
        text.append("edition: ").append(quoted(report.run().edition())).append('\n');
        draft(
                text,
                "known-failing",
                report.cases().stream()
                        .filter(failOn::counts)
                        .filter(reported -> !reported.course().flaky())
                        .toList());
        draft(
                text,
                "known-flaky",
                report.cases().stream()
                        .filter(reported -> reported.course().flaky())
                        .toList());
        return text.toString();
    }

    private static void draft(StringBuilder text, String key, List<ReportedCase> cases) {
        if (cases.isEmpty()) {
            return;
        }
        text.append(key).append(":\n");
        cases.forEach(reported -> text.append("  - {id: ")
                .append(reported.id())
                .append(", reason: ")
                .append(quoted(reported.decisive()
                        .map(Evidence::message)
                        .orElse(reported.verdict().words())))
                .append("}\n"));
    }

    private static String plain(String words) {
        return words.replaceAll("\\p{Cntrl}", " ");
    }

    /** A JSON string is a YAML string, too. */
    private static String quoted(String words) {
        return new JsonText().value(words).toString();
    }
}
