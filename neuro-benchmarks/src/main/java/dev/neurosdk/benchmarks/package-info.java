/**
 * How fast the library is: one benchmark class per question, its run command in its documentation.
 *
 * <p>Imports everything. A figure means something only beside the other figures of the same run; start with
 * {@link dev.neurosdk.benchmarks.DecodeBenchmark}.
 */
@NullMarked
package dev.neurosdk.benchmarks;

import org.jspecify.annotations.NullMarked;
