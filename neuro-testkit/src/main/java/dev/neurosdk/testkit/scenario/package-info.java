/**
 * Scenarios: what one peer says and what it expects of the other, as data, written in YAML or in Java, and run against a game
 * or a server in real or virtual time.
 *
 * <p>Start at {@link dev.neurosdk.testkit.scenario.Scenario}; in Java at {@link dev.neurosdk.testkit.scenario.Scenarios}.
 * Imports {@code yaml}, {@code fault}, {@code game}, {@code neuro}, {@code model}. Next: {@code replay}.
 */
@NullMarked
package dev.neurosdk.testkit.scenario;

import org.jspecify.annotations.NullMarked;
