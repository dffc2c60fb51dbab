package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.cli.Extension;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;

/** {@code neuro bench} as its users run it, but in this process. Stateless. */
final class Execution {

    private Execution() {}

    static int of(OutputStream out, OutputStream err, String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false,
                200,
                Map.of());
        CommandLine line =
                ServiceLoader.load(Extension.class).findFirst().orElseThrow().command(terminal);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            terminal.err().println(failure.getMessage());
            return failure instanceof UsageProblem ? 2 : 1;
        });
        return line.execute(arguments);
    }
}
