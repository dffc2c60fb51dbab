/**
 * What happens as numbers: meters for a registry of the integrator's, and a page for a scraper.
 *
 * <p>A function of the events and of looks at the sessions. Imports Micrometer, {@code event} and {@code session}'s views.
 */
@NullMarked
package dev.neurosdk.server.metrics;

import org.jspecify.annotations.NullMarked;
