/**
 * Everything to stand in for one side of the Neuro API in a test; a map of the module, without code of its own.
 *
 * <p>{@code game} and {@code neuro} are the fakes, {@code world} plays them against each other in virtual time, {@code junit}
 * and {@code assertion} serve tests; {@code scenario}, {@code fault}, {@code recording}, {@code watch}, {@code replay} and
 * {@code conformance} are about whole conversations. {@code transport} and {@code peer} are the plumbing below. Nothing here
 * knows the server module. Next: {@code game}.
 */
@NullMarked
package dev.neurosdk.testkit;

import org.jspecify.annotations.NullMarked;
