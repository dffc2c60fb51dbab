package dev.neurosdk.cli;

import dev.neurosdk.cli.conformance.CheckCommand;
import dev.neurosdk.cli.conformance.CheckGameCommand;
import dev.neurosdk.cli.conformance.CheckServerCommand;
import dev.neurosdk.cli.conformance.CoverageCommand;
import dev.neurosdk.cli.conformance.ExplainCommand;
import dev.neurosdk.cli.conformance.LintCommand;
import dev.neurosdk.cli.conformance.ListCommand;
import dev.neurosdk.cli.conformance.ProtocolCommand;
import dev.neurosdk.cli.conformance.ReferenceCommand;
import dev.neurosdk.cli.conformance.ReportCommand;
import dev.neurosdk.cli.conformance.SelfTestCommand;
import dev.neurosdk.cli.feed.FeedCommand;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.record.LogCommand;
import dev.neurosdk.cli.record.RecordCommand;
import dev.neurosdk.cli.record.ReplayCommand;
import dev.neurosdk.cli.record.WatchCommand;
import dev.neurosdk.cli.scenario.ScenarioCommand;
import dev.neurosdk.cli.serve.ServeCommand;
import dev.neurosdk.cli.stream.StreamCommand;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code neuro} itself: knows the subcommands. */
@Command(
        name = "neuro",
        description = "The Neuro side of the Neuro API.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nIn a checkout, neuro bench measures how fast a server is: see neuro bench --help.",
        mixinStandardHelpOptions = true,
        versionProvider = NeuroCommand.Version.class)
final class NeuroCommand {

    /** The names of the subcommands, in the order of the help. */
    static final List<String> SUBCOMMANDS = List.of(
            "serve",
            "check",
            "lint",
            "report",
            "coverage",
            "list",
            "explain",
            "protocol",
            "self-test",
            "reference",
            "scenario",
            "watch",
            "record",
            "replay",
            "log",
            "stream",
            "feed");

    /**
     * Runs a command line and returns its exit code. A subcommand that is named first is made alone: to read the options of
     * all would take as long as everything else that {@code serve} does until it listens.
     */
    static int run(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new NeuroCommand());
        if (args.length > 0 && SUBCOMMANDS.contains(args[0])) {
            line.addSubcommand(subcommand(args[0], terminal));
        } else {
            SUBCOMMANDS.forEach(name -> line.addSubcommand(subcommand(name, terminal)));
            line.addSubcommand(new HelpCommand());
            ServiceLoader.load(Extension.class).forEach(extension -> line.addSubcommand(extension.command(terminal)));
        }
        line.setOut(new PrintWriter(terminal.out(), true, terminal.charset()));
        line.setErr(new PrintWriter(terminal.err(), true, terminal.charset()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(NeuroCommand::explainUsage);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            terminal.err().println("neuro: " + describe(failure));
            if (failure instanceof UsageProblem) {
                return command.getCommandSpec().exitCodeOnInvalidInput();
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line.execute(args);
    }

    /** A switch and no table of constructors, which would load the classes of all. */
    private static Object subcommand(String name, Terminal terminal) {
        return switch (name) {
            case "serve" -> new ServeCommand(terminal);
            case "check" ->
                new CommandLine(new CheckCommand())
                        .addSubcommand(new CheckServerCommand(terminal))
                        .addSubcommand(new CheckGameCommand(terminal));
            case "lint" -> new LintCommand(terminal);
            case "report" -> ReportCommand.on(terminal);
            case "coverage" -> new CoverageCommand(terminal);
            case "list" -> new ListCommand(terminal);
            case "explain" -> new ExplainCommand(terminal);
            case "protocol" -> new ProtocolCommand(terminal);
            case "self-test" -> new SelfTestCommand(terminal);
            case "reference" -> ReferenceCommand.on(terminal);
            case "scenario" -> ScenarioCommand.on(terminal);
            case "watch" -> new WatchCommand(terminal);
            case "record" -> new RecordCommand(terminal);
            case "replay" -> new ReplayCommand(terminal);
            case "log" -> LogCommand.on(terminal);
            case "stream" -> StreamCommand.on(terminal);
            case "feed" -> FeedCommand.on(terminal);
            default -> throw new IllegalArgumentException("expected a subcommand, was " + name);
        };
    }

    /** The mistake first, then how to write it: short enough for both to stay in sight. */
    private static int explainUsage(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("neuro: " + mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        if (command.getParent() == null) {
            command.usage(err);
        } else {
            err.print(command.getHelp().fullSynopsis());
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** The world's faults explain themselves; anything else is ours, and where it happened helps to mend it. */
    private static String describe(Exception failure) {
        boolean isExplained = failure instanceof IOException || failure instanceof UsageProblem;
        if (isExplained && failure.getMessage() != null) {
            return failure.getMessage();
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return "internal error: " + failure + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = NeuroCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "neuro " + (version == null ? "(not packaged)" : version),
                "editions E0 to " + Edition.newest().id() + " of the Neuro API, Java "
                        + Runtime.version().feature()
            };
        }
    }
}
