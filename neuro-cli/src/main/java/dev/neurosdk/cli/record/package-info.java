/**
 * {@code neuro watch}, {@code record}, {@code replay} and {@code log}: sessions seen from between, written down, played again.
 *
 * <p>Start at {@link dev.neurosdk.cli.record.WatchCommand}. Imports the test kit, {@code option} and {@code terminal}.
 */
@NullMarked
package dev.neurosdk.cli.record;

import org.jspecify.annotations.NullMarked;
