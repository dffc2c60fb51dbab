package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neuro stream}: knows what can be done with live streams. Confined to one thread. */
@Command(
        name = "stream",
        description =
                "Watches live streams, records them, serves them and plays recordings; docs/stream.md says what they are.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class StreamCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private StreamCommand() {}

    /**
     * The command with its subcommands.
     *
     * @param terminal where they print
     * @return the command line
     */
    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new StreamCommand())
                .addSubcommand(new StreamTailCommand(terminal))
                .addSubcommand(new StreamRecordCommand(terminal))
                .addSubcommand(new StreamServeCommand(terminal))
                .addSubcommand(new StreamReplayCommand(terminal))
                .addSubcommand(new StreamStatusCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected one of tail, record, serve, replay, status");
    }
}
