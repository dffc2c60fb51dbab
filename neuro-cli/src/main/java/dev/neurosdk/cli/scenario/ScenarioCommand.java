package dev.neurosdk.cli.scenario;

import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neuro scenario}, which has commands of its own. Confined to one thread. */
@Command(
        name = "scenario",
        description = "Scenario files: what one peer says and what it expects of the other, step by step.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class ScenarioCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ScenarioCommand() {}

    /**
     * The command with its own commands.
     *
     * @param terminal where they print
     * @return the command
     */
    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new ScenarioCommand())
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command: run, check or schema");
    }
}
