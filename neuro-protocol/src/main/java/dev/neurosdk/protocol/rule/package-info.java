/**
 * The numbered specification: levels, clauses, the rules that can be checked, and the violations found.
 *
 * <p>A rule is written once, here; the live server, the passive watcher and the conformance judge all use it.
 * Imports {@code edition}. Next: {@code message}.
 */
@NullMarked
package dev.neurosdk.protocol.rule;

import org.jspecify.annotations.NullMarked;
