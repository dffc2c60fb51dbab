/**
 * What measuring gave: rounds, ratios with their uncertainty, verdicts, and the file that holds them.
 *
 * <p>Start with {@link dev.neurosdk.benchmarks.bench.result.Report}; the arithmetic is in
 * {@link dev.neurosdk.benchmarks.bench.result.Bootstrap}.
 */
@NullMarked
package dev.neurosdk.benchmarks.bench.result;

import org.jspecify.annotations.NullMarked;
