package dev.neurosdk.benchmarks.soak;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. Exit code 0: all is flat; 1: something is not, or could not be measured; 2: wrong usage. */
@Command(
        name = "soak",
        description = "Loads a Neuro server that runs in a process of its own, and says whether it stays the same.",
        mixinStandardHelpOptions = true,
        subcommands = {ChurnCommand.class, MixedCommand.class, IdleCommand.class})
public final class Soak {

    /** Made by the command line. */
    public Soak() {}

    /**
     * Runs a command line.
     *
     * @param args a mode and its options
     */
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true, Charset.defaultCharset()), args));
    }

    static int run(PrintWriter out, String... args) {
        CommandLine line = new CommandLine(new Soak());
        line.setOut(out);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("soak: " + failure);
            return 1;
        });
        return args.length == 0 ? line.execute("--help") : line.execute(args);
    }
}
