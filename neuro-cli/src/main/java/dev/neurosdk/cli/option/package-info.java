/**
 * What several subcommands read from their options: one converter for each kind of value, with an error that says what
 * would be right.
 *
 * <p>Imports the protocol's editions, {@code terminal} and picocli.
 */
@NullMarked
package dev.neurosdk.cli.option;

import org.jspecify.annotations.NullMarked;
