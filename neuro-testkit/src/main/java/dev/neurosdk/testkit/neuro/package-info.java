/**
 * A fake Neuro: listens for games, says what Neuro may say and what it may not, and waits for what games say.
 *
 * <p>Start at {@link dev.neurosdk.testkit.neuro.FakeNeuro}. Imports the protocol, {@code peer}, {@code model} and
 * {@code transport}; no test framework: what does not hold is an {@link AssertionError} that shows the conversation. Next:
 * {@code world}.
 */
@NullMarked
package dev.neurosdk.testkit.neuro;

import org.jspecify.annotations.NullMarked;
