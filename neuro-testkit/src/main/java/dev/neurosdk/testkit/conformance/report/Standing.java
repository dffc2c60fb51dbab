package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.List;

/**
 * How a requirement set stands after a run. Immutable.
 *
 * @param set the name of the set
 * @param edition the id of the edition that it is for
 * @param role whom it is for
 * @param met how many of its cases hold
 * @param failed the ids of those that do not; copied
 * @param open the ids of those about which nothing can be said: not reached, not testable, inconclusive; copied
 */
public record Standing(String set, String edition, Role role, int met, List<String> failed, List<String> open) {

    /** Copies the lists. */
    public Standing {
        requireNonNull(set, "set");
        requireNonNull(edition, "edition");
        requireNonNull(role, "role");
        failed = List.copyOf(failed);
        open = List.copyOf(open);
    }

    /** {@return how many cases of the set apply} */
    public int total() {
        return met + failed.size() + open.size();
    }

    /** {@return whether all of them hold} */
    public boolean isMet() {
        return failed.isEmpty() && open.isEmpty() && met > 0;
    }

    /** {@return the standing in words, such as {@code Neuro API E8 server-core 58/58}} */
    public String words() {
        return "Neuro API " + edition + " " + set + " " + met + "/" + total();
    }

    /** What a verdict means for a set, whatever a baseline says. */
    enum Outcome {
        MET,
        FAILED,
        OPEN,
        APART;

        static Outcome of(Verdict verdict, Level level) {
            return switch (verdict) {
                case NOT_APPLICABLE -> APART;
                case NOT_REACHED, NOT_TESTABLE, INCONCLUSIVE -> OPEN;
                case PASS, INFO -> MET;
                case ADVISE, WARN, FAIL, HARNESS_ERROR -> verdict.compareTo(Verdict.of(level)) >= 0 ? FAILED : MET;
            };
        }
    }
}
