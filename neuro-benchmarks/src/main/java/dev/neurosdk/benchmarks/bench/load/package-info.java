/**
 * The scenarios of {@code neuro bench}: what the games do, how it is counted and timed.
 *
 * <p>Talks over {@code benchmarks.wire} only. Start with {@link dev.neurosdk.benchmarks.bench.load.Scenario}, then
 * {@code Player}.
 */
@NullMarked
package dev.neurosdk.benchmarks.bench.load;

import org.jspecify.annotations.NullMarked;
