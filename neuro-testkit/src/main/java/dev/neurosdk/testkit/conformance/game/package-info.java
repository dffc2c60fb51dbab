/**
 * Drives a game through cases, as the server that it plays with: keeps those whose situation has come, and does the one with
 * the fewest side effects first. Imports the fakes, the model and {@code judge}; the verdicts are the judge's. Start at
 * {@link dev.neurosdk.testkit.conformance.game.GameCheck}.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.game;

import org.jspecify.annotations.NullMarked;
