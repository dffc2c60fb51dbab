package dev.neurosdk.cli;

import dev.neurosdk.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs command lines in this process and keeps what they print. */
public final class Shell {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String typed = "";

    /** What somebody types, whether it is asked for or not. */
    public Shell typing(String text) {
        typed = text;
        return this;
    }

    public int run(String... args) {
        return NeuroCommand.run(terminal(), args);
    }

    /** Runs a command line that reads this from standard input. */
    public int run(byte[] input, String... args) {
        Terminal quiet = terminal();
        return NeuroCommand.run(
                new Terminal(
                        new ByteArrayInputStream(input),
                        false,
                        quiet.out(),
                        quiet.err(),
                        quiet.charset(),
                        quiet.interactive(),
                        quiet.columns(),
                        quiet.environment()),
                args);
    }

    public Terminal terminal() {
        return new Terminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                false,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false,
                120,
                Map.of());
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
