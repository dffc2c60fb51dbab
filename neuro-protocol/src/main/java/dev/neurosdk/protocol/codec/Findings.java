package dev.neurosdk.protocol.codec;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The problems found in one text, and whether what is being read is still usable. Confined to one decoding.
 *
 * <p>Keeps the first {@value #LIMIT} problems, so that a hostile text cannot make a long list.
 */
final class Findings {

    static final int LIMIT = 100;

    private final Edition edition;
    private final List<Violation> violations;
    private boolean broken;

    Findings(Edition edition) {
        this(edition, new ArrayList<>(0));
    }

    private Findings(Edition edition, List<Violation> violations) {
        this.edition = edition;
        this.violations = violations;
    }

    /** The same list, for a part that may turn out broken without breaking the whole. */
    Findings aside() {
        return new Findings(edition, violations);
    }

    /** A list of its own, for what follows only from a problem that is already known. */
    Findings unheard() {
        return new Findings(edition);
    }

    Edition edition() {
        return edition;
    }

    List<Violation> violations() {
        return violations;
    }

    boolean broken() {
        return broken;
    }

    void tolerate(Rule rule, String pointer, String expected, String actual) {
        if (violations.size() < LIMIT) {
            violations.add(Violation.of(rule, edition, pointer, expected, actual));
        }
    }

    void refuse(Rule rule, String pointer, String expected, String actual) {
        broken = true;
        tolerate(rule, pointer, expected, actual);
    }
}
