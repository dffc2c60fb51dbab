package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.cli.Extension;
import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine;

/** Adds {@code neuro bench}. Immutable. */
public final class BenchExtension implements Extension {

    /** Made by the command line. */
    public BenchExtension() {}

    @Override
    public CommandLine command(Terminal terminal) {
        return new CommandLine(new BenchCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new StartCommand(terminal))
                .addSubcommand(new PlotCommand(terminal));
    }
}
