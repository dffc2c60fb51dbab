/**
 * Whether a Neuro server stays the same for hours, and what thousands of games cost it: a program with three modes.
 *
 * <p>Imports everything; start with {@link dev.neurosdk.benchmarks.soak.Soak}. How the figures in {@code docs/soak.md} came
 * about is in the module's {@code README.md}.
 */
@NullMarked
package dev.neurosdk.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
