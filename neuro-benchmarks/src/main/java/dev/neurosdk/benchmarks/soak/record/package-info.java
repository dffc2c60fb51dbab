/**
 * What is written down of a run: samples, a CSV file, a plot, a verdict.
 *
 * <p>Imports the servers' vitals and nothing else of the project; start with
 * {@link dev.neurosdk.benchmarks.soak.record.Recording}.
 */
@NullMarked
package dev.neurosdk.benchmarks.soak.record;

import org.jspecify.annotations.NullMarked;
