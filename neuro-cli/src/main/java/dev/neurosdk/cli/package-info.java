/**
 * The {@code neuro} command: parse, call one library method, print.
 *
 * <p>A new subcommand is a class annotated for picocli and one line in {@code NeuroCommand}. Imports the subcommands.
 * Next: {@code serve}.
 */
@NullMarked
package dev.neurosdk.cli;

import org.jspecify.annotations.NullMarked;
