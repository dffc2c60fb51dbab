/**
 * The extension for JUnit 5 and 6: fakes as parameters, the server under test by annotation, transcripts in failures, and
 * tests that fail for the fakes they forgot and the rules that were broken meanwhile.
 *
 * <p>Start at {@link dev.neurosdk.testkit.junit.NeuroTest}. Imports JUnit, {@code game}, {@code neuro}, {@code world}; the only
 * package of this module that knows JUnit.
 */
@NullMarked
package dev.neurosdk.testkit.junit;

import org.jspecify.annotations.NullMarked;
