package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one evidence says, taken apart: what was asked of the testee, what it should have done, and what it did. Immutable.
 *
 * @param step where in a scenario it was; empty elsewhere
 * @param expected what should have come; empty where the message is no such sentence
 * @param actual what came; the whole message where it is no such sentence
 * @param sent the message of ours that it is about: the last before it, or the one that nothing may come of; null where there is none, or it is not in the report
 * @param said the message of the testee that the evidence is about; null where it is about none
 */
public record Account(
        String step,
        String expected,
        String actual,
        @Nullable LogLine sent,
        @Nullable LogLine said) {

    /** The remark after which one message follows that nothing may come of, and then what proves the silence. */
    private static final String QUIET = "nothing may come of this";

    private static final Pattern SENTENCE = Pattern.compile("(?s)(?:(.*?): )?expected (.*?), was (.*)");

    /** Refuses null. */
    public Account {
        requireNonNull(step, "step");
        requireNonNull(expected, "expected");
        requireNonNull(actual, "actual");
    }

    /**
     * Takes an evidence apart.
     *
     * @param reported the case
     * @param seen an evidence of it
     * @return what it says
     */
    public static Account of(ReportedCase reported, Evidence seen) {
        LogLine said = reported.excerpt().stream()
                .filter(line -> line.number() == seen.number() && isMessage(line))
                .findFirst()
                .orElse(null);
        LogLine sent = sent(reported, seen).orElse(null);
        Matcher sentence = SENTENCE.matcher(seen.message());
        if (!sentence.matches()) {
            return new Account("", "", seen.message(), sent, said);
        }
        String step = sentence.group(1) == null ? "" : sentence.group(1);
        return new Account(step, sentence.group(2), sentence.group(3), sent, said);
    }

    private static Optional<LogLine> sent(ReportedCase reported, Evidence seen) {
        Optional<Attempt> during = reported.course().attempts().stream()
                .filter(attempt -> seen.number() >= attempt.from() && seen.number() <= attempt.to())
                .findFirst();
        return during.flatMap(attempt -> {
            List<LogLine> until = reported.excerpt().stream()
                    .filter(line -> line.number() >= attempt.from() && line.number() <= seen.number())
                    .toList();
            List<LogLine> stimuli = until.stream()
                    .dropWhile(line -> !line.text().equals(QUIET))
                    .filter(Account::isMessage)
                    .filter(line -> line.direction() == reported.ours())
                    .toList();
            return stimuli.isEmpty() ? last(until, reported) : Optional.of(stimuli.get(0));
        });
    }

    private static Optional<LogLine> last(List<LogLine> lines, ReportedCase reported) {
        return lines.stream()
                .filter(Account::isMessage)
                .filter(line -> line.direction() == reported.ours())
                .reduce((earlier, later) -> later);
    }

    private static boolean isMessage(LogLine line) {
        return line.kind() == LogLine.Kind.TEXT || line.kind() == LogLine.Kind.BINARY;
    }
}
