/**
 * The console of {@code neuro serve --decider console}: a person plays the character, for all games at once.
 *
 * <p>Imports the server, the protocol's schemas, {@code terminal}, and JLine, which is loaded for a keyboard only. Start
 * reading at {@code Console}.
 */
@NullMarked
package dev.neurosdk.cli.console;

import org.jspecify.annotations.NullMarked;
