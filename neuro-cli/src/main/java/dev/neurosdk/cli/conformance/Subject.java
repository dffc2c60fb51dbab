package dev.neurosdk.cli.conformance;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a check judges. Immutable.
 *
 * @param role its side
 * @param edition the edition judged by
 * @param testee how it is called in reports, such as an address
 * @param command the command line without what chooses cases and reports, such as {@code neuro check server ws://127.0.0.1:8000}
 */
record Subject(Role role, Edition edition, String testee, String command) {

    private static final Pattern MUTANT = Pattern.compile("--mutant[= ]([A-Z0-9_]+)");

    Subject {
        requireNonNull(role, "role");
        requireNonNull(edition, "edition");
        requireNonNull(testee, "testee");
        requireNonNull(command, "command");
    }

    /**
     * A testee that is started by us: named with its mutants, where it is a reference peer that has some.
     *
     * @param role its side
     * @param edition the edition judged by
     * @param testee how it is called otherwise
     * @param command the command line of the check
     * @param started the command line that starts it; null where we don't
     */
    static Subject of(Role role, Edition edition, String testee, String command, @Nullable String started) {
        Matcher mutants = MUTANT.matcher(started == null ? "" : started);
        String wrong = mutants.results().map(found -> found.group(1)).collect(joining(" and "));
        return new Subject(role, edition, wrong.isEmpty() ? testee : testee + ", mutant " + wrong, command);
    }
}
