/**
 * What happens as numbers: meters for a registry of the integrator's, and a page for a scraper.
 *
 * <p>A function of the events, of looks at the sessions and of a stream's figures. Imports Micrometer, {@code event}, {@code
 * http}, {@code session}'s views and {@code stream}.
 */
@NullMarked
package dev.neurosdk.server.metrics;

import org.jspecify.annotations.NullMarked;
