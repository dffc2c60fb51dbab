/**
 * The conformance cases as data: what each asks, of whom, by which clause, how binding in which edition.
 *
 * <p>Start at {@link dev.neurosdk.testkit.conformance.catalogue.Catalogue}. Imports the protocol and {@code yaml}. Next:
 * {@code conformance.judge}.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.catalogue;

import org.jspecify.annotations.NullMarked;
