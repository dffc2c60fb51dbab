/**
 * {@code neuro bench}: how fast a server is, beside others.
 *
 * <p>Parses, lets {@code load} play rounds against servers of {@code server}, keeps them in {@code result}, shows them with
 * {@code view}. Start with {@link dev.neurosdk.benchmarks.bench.BenchCommand}.
 */
@NullMarked
package dev.neurosdk.benchmarks.bench;

import org.jspecify.annotations.NullMarked;
