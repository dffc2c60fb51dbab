package dev.neurosdk.cli.conformance;

import picocli.CommandLine.Command;

/** {@code neuro check}: knows whom it can check. */
@Command(
        name = "check",
        description = "Judges an implementation by the specification.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHOM",
        exitCodeOnInvalidInput = LintCommand.USAGE)
public final class CheckCommand {

    /** Makes the command; subcommands are added to it. */
    public CheckCommand() {}
}
