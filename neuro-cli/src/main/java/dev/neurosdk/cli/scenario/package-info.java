/**
 * {@code neuro scenario}: runs scenario files against a server or a game, and checks them.
 *
 * <p>Imports the test kit, {@code option} and {@code terminal}.
 */
@NullMarked
package dev.neurosdk.cli.scenario;

import org.jspecify.annotations.NullMarked;
