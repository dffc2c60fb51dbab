/**
 * A feed of prices and their volatility: a generator, a server and a dashboard, each by itself or all together.
 *
 * <p>Imports {@code market} and {@code file} below it and the stream of {@code neuro-server}. Begin with
 * {@link dev.neurosdk.examples.volatility.FeedServer}.
 */
@NullMarked
package dev.neurosdk.examples.volatility;

import org.jspecify.annotations.NullMarked;
