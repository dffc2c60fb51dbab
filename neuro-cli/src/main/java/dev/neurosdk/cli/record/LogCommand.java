package dev.neurosdk.cli.record;

import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neuro log}: knows what can be done with session logs. Confined to one thread. */
@Command(
        name = "log",
        description = "Shows session logs, makes them of text logs, and takes texts out of them.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class LogCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LogCommand() {}

    /**
     * The command with its subcommands.
     *
     * @param terminal where they print
     * @return the command line
     */
    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new LogCommand())
                .addSubcommand(new LogShowCommand(terminal))
                .addSubcommand(new LogImportCommand(terminal))
                .addSubcommand(new LogRedactCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected one of show, import, redact");
    }
}
