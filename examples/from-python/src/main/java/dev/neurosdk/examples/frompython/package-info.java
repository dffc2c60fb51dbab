/**
 * The code blocks of the Python original, in Java.
 *
 * <p>Read {@code docs/from-python.md}, which shows these classes word for word.
 */
@NullMarked
package dev.neurosdk.examples.frompython;

import org.jspecify.annotations.NullMarked;
