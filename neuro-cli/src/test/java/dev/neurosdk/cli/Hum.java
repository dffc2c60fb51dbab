package dev.neurosdk.cli;

import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A subcommand of another jar. */
public final class Hum implements Extension {

    /** Made by the command line. */
    public Hum() {}

    @Override
    public CommandLine command(Terminal terminal) {
        return new CommandLine(new Tune(terminal));
    }

    @Command(name = "hum", description = "Hums a tune.", mixinStandardHelpOptions = true)
    private record Tune(Terminal terminal) implements Runnable {
        @Override
        public void run() {
            terminal.out().println("mm-mm-mm");
        }
    }
}
