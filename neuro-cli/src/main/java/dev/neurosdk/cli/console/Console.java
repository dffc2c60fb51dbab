package dev.neurosdk.cli.console;

import dev.neurosdk.cli.console.Command.Split;
import dev.neurosdk.cli.terminal.LinePrinter;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ManualDecider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A console in which a person plays the character for all games of a server: makes the forced choices, and acts unasked.
 * Whatever the operator does or leaves, no game waits for more than its own choice. Thread-safe, but for {@link #run}.
 */
public final class Console implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");
    private static final String PROMPT = "neuro> ";
    private static final long CLOSE_MILLIS = 1_000;

    private final ManualDecider decider;
    private final Texts texts;
    private final Prompts prompts;
    private final LineSource lines;
    private final LinePrinter printer;
    private Map<String, Command> commands = Map.of();
    private boolean left;

    private Console(ManualDecider decider, Texts texts, LineSource lines) {
        this.decider = decider;
        this.texts = texts;
        this.lines = lines;
        this.prompts = new Prompts(lines);
        this.printer = new LinePrinter(lines::print);
    }

    /**
     * Takes the terminal: a keyboard with line editing, history and completion, anything else line by line.
     *
     * @param terminal where it reads and prints
     * @param style how it prints
     * @param decider whose questions the operator answers
     * @param history where commands are remembered from one run to the next; null to remember them for this run only
     * @return a console, to be run
     * @throws IOException when the terminal can't be had
     */
    public static Console open(Terminal terminal, Style style, ManualDecider decider, @Nullable Path history)
            throws IOException {
        LineSource lines = terminal.keyboard()
                ? KeyboardLines.open(terminal.charset(), terminal.out(), history)
                : new PipedLines(terminal.in(), terminal.charset(), terminal.out());
        return of(decider, new Texts(style, terminal.columns()), lines);
    }

    static Console of(ManualDecider decider, Texts texts, LineSource lines) {
        return new Console(decider, texts, lines);
    }

    /** {@return prints above the line being typed} */
    public LinePrinter printer() {
        return printer;
    }

    /**
     * Reads and carries out commands until the operator leaves or the console is closed. The server goes on.
     *
     * @param server whose games are played
     */
    public void run(NeuroServer server) {
        commands = commands(server);
        lines.completeBy(this::complete);
        Announcer announcer = new Announcer(decider, prompts, texts, printer);
        decider.addListener(announcer);
        printer.print(texts.note("  help lists the commands; Ctrl-D or quit ends"));
        try {
            readAll();
        } finally {
            decider.removeListener(announcer);
        }
    }

    private void readAll() {
        boolean warned = false;
        while (!left && !prompts.ended()) {
            Typed typed = prompts.command(Ask.command(PROMPT));
            if (typed instanceof Typed.Line line) {
                warned = false;
                carryOut(line.text());
            } else if (typed instanceof Typed.Interrupted interrupted) {
                if (warned && interrupted.partial().isEmpty()) {
                    return;
                }
                warned = true;
                printer.print(texts.note("Ctrl-C again ends"));
            }
        }
    }

    private void carryOut(String line) {
        Split split = Split.of(line);
        if (split.word().isEmpty()) {
            return;
        }
        Command command = commands.get(NUMBER.matcher(split.word()).matches() ? "choose" : split.word());
        if (command == null) {
            printer.print(
                    texts.wrong("no such command: '" + texts.name(split.word()) + "'") + texts.note("  try help"));
        } else if (command.name().equals(split.word())) {
            command.run().accept(split.rest());
        } else {
            command.run().accept(line.strip());
        }
    }

    /** Restores the terminal; a run ends at once, and what waits to be printed is printed before. Harmless when closed already. */
    @Override
    public void close() {
        printer.close();
        prompts.close();
        try {
            prompts.awaitSilence(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lines.close();
    }

    // ---- commands

    private Map<String, Command> commands(NeuroServer server) {
        DataDialog dialog = new DataDialog(prompts, texts, printer::print);
        Map<String, Command> all = new LinkedHashMap<>();
        add(all, List.of(Command.of("help", "help", "lists the commands", rest -> help())));
        add(all, new ServerCommands(server, texts, printer::print).commands());
        add(all, new ChoiceCommands(decider, prompts, dialog, texts, printer::print).commands());
        add(all, new GameCommands(() -> Client.of(server.games()), prompts, dialog, texts, printer::print).commands());
        add(
                all,
                List.of(
                        Command.of("quit", "quit", "ends the server; the games are told", rest -> left = true),
                        Command.of("exit", "exit", "the same", rest -> left = true)));
        return all;
    }

    private static void add(Map<String, Command> all, List<Command> some) {
        some.forEach(command -> all.put(command.name(), command));
    }

    private void help() {
        int width = commands.values().stream()
                .mapToInt(command -> command.usage().length())
                .max()
                .orElse(0);
        commands.values()
                .forEach(command -> printer.print("  " + command.usage()
                        + " ".repeat(width - command.usage().length() + 2) + texts.note(command.help())));
    }

    private List<String> complete(List<String> words) {
        if (words.isEmpty()) {
            return List.copyOf(commands.keySet());
        }
        Command command = commands.get(words.get(0));
        return command == null ? List.of() : command.completion().of(words.subList(1, words.size()));
    }
}
