/**
 * {@code neuro lint}, {@code list}, {@code explain}: what the conformance cases say, and what they say about a session log.
 *
 * <p>Imports the test kit, {@code option} and {@code terminal}.
 */
@NullMarked
package dev.neurosdk.cli.conformance;

import org.jspecify.annotations.NullMarked;
