/**
 * The scenarios of {@code neuro bench}: what the games and viewers do, how it is counted and timed.
 *
 * <p>Talks over {@code benchmarks.wire} only. Start with {@link dev.neurosdk.benchmarks.bench.load.Scenario}, then
 * {@code Player}, or {@code Programme} for what is broadcast.
 */
@NullMarked
package dev.neurosdk.benchmarks.bench.load;

import org.jspecify.annotations.NullMarked;
