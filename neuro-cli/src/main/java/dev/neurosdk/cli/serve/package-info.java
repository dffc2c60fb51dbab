/**
 * {@code neuro serve}: a Neuro in a terminal, and the bundled game to try it with.
 *
 * <p>Imports the server, the test kit's recording, the tic-tac-toe example, {@code option}, {@code terminal}, {@code log}
 * and {@code console}.
 */
@NullMarked
package dev.neurosdk.cli.serve;

import org.jspecify.annotations.NullMarked;
