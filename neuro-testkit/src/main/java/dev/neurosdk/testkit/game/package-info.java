/**
 * Fake games: connect to any server, say what a game may say and what it may not, and wait for what comes back.
 *
 * <p>Start at {@link dev.neurosdk.testkit.game.FakeGame}. Imports the protocol and {@code transport}; no test framework:
 * what does not hold is an {@link AssertionError} that shows the conversation.
 */
@NullMarked
package dev.neurosdk.testkit.game;

import org.jspecify.annotations.NullMarked;
