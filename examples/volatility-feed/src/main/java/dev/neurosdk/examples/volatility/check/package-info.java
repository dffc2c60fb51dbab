/**
 * Tries out a feed from outside, as a viewer would.
 *
 * <p>Imports the JDK, {@code protocol.codec} and {@code file}. Begin with
 * {@link dev.neurosdk.examples.volatility.check.ConnectivityCheck}.
 */
@NullMarked
package dev.neurosdk.examples.volatility.check;

import org.jspecify.annotations.NullMarked;
