package dev.neurosdk.cli.conformance;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Role;

/**
 * Whom a check judges. Immutable.
 *
 * @param role its side
 * @param edition the edition judged by
 * @param testee how it is called in reports, such as an address
 * @param command the command line without what chooses cases and reports, such as {@code neuro check server ws://127.0.0.1:8000}
 */
record Subject(Role role, Edition edition, String testee, String command) {
    Subject {
        requireNonNull(role, "role");
        requireNonNull(edition, "edition");
        requireNonNull(testee, "testee");
        requireNonNull(command, "command");
    }
}
