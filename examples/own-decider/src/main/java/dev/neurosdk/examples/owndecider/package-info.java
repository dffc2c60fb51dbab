/**
 * A server with a brain of one's own.
 *
 * <p>Read {@code ListeningNeuro}; it is the program in the README.
 */
@NullMarked
package dev.neurosdk.examples.owndecider;

import org.jspecify.annotations.NullMarked;
