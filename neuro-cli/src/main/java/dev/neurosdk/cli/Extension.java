package dev.neurosdk.cli;

import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine;

/**
 * A subcommand that another jar brings along. Found by {@link java.util.ServiceLoader}, and only looked for when the command
 * line names no subcommand of our own, so that it costs the others nothing to start.
 */
public interface Extension {

    /**
     * Makes the subcommand.
     *
     * @param terminal where it prints
     * @return the subcommand, under its own name
     */
    CommandLine command(Terminal terminal);
}
