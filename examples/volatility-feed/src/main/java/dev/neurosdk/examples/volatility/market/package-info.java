/**
 * A market that does not exist: prices with a volatility that comes and goes, and what is measured of them.
 *
 * <p>Imports the JDK and {@code protocol.codec}. Begin with {@link dev.neurosdk.examples.volatility.market.Market}.
 */
@NullMarked
package dev.neurosdk.examples.volatility.market;

import org.jspecify.annotations.NullMarked;
