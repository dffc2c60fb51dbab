/**
 * {@code neuro feed}: the volatility feed of the examples, all of it or a part by itself.
 *
 * <p>Imports picocli, the example, {@code option}, {@code stream}'s options, {@code logback} and {@code terminal}. Begin with
 * {@link dev.neurosdk.cli.feed.FeedCommand}.
 */
@NullMarked
package dev.neurosdk.cli.feed;

import org.jspecify.annotations.NullMarked;
