package dev.neurosdk.cli;

import dev.neurosdk.cli.terminal.Terminal;

/** The program. Exit code 0: done; 1: it could not be done; 2: wrong usage. */
public final class Main {

    private Main() {}

    /**
     * Runs a command line.
     *
     * @param args a subcommand and its options
     */
    public static void main(String[] args) {
        System.exit(NeuroCommand.run(Terminal.system(), args));
    }
}
