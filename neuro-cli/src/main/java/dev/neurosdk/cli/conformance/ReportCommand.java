package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code neuro report}: knows what can be done with reports. */
@Command(
        name = "report",
        description = "Works with the JSON reports of 'check' and 'lint'.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        exitCodeOnInvalidInput = LintCommand.USAGE)
public final class ReportCommand {

    private ReportCommand() {}

    /**
     * The command with its subcommands.
     *
     * @param terminal where they print
     * @return the command
     */
    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new ReportCommand()).addSubcommand(new ReportMergeCommand(terminal));
    }
}
