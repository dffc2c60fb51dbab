/**
 * What is tested as a process of ours, and whoever plays the game at the terminal.
 *
 * <p>Imports the test kit and {@code terminal}.
 */
@NullMarked
package dev.neurosdk.cli.testee;

import org.jspecify.annotations.NullMarked;
