/**
 * What fake games and the fake Neuro have in common: one connection as one side sees it, what it keeps, how it waits, and how
 * it fails a test.
 *
 * <p>Start at {@link dev.neurosdk.testkit.peer.Peer}. Imports the protocol, {@code time}, {@code transport},
 * {@code recording}, {@code model} and {@code fault}. Next: {@code game}, {@code neuro}.
 */
@NullMarked
package dev.neurosdk.testkit.peer;

import org.jspecify.annotations.NullMarked;
