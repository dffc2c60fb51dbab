package dev.neurosdk.cli.testee;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.scenario.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;

/** Whoever sits at the terminal. Confined to one thread. */
public final class ConsolePerson implements Person {

    private static final String NOT_POSSIBLE = "n";
    private static final String QUIT = "q";

    private final Terminal terminal;
    private final Style style;
    private final BufferedReader lines;

    /**
     * Somebody who can read and type.
     *
     * @param terminal where they sit
     * @param style what it can show
     */
    public ConsolePerson(Terminal terminal, Style style) {
        this.terminal = terminal;
        this.style = style;
        this.lines = new BufferedReader(new InputStreamReader(terminal.in(), terminal.charset()));
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws QuitException when the answer is to end all of it
     */
    @Override
    public boolean ask(String instruction) {
        String text = HarmlessText.fit(instruction, terminal.columns() - 4, style.sign(Sign.MORE));
        terminal.err().println(" > " + style.paint(Paint.BOLD, text));
        terminal.err().println("   [Enter] done   [n] not possible   [q] quit");
        String answer = answer();
        if (answer.equals(QUIT)) {
            throw new QuitException();
        }
        return !answer.equals(NOT_POSSIBLE);
    }

    private String answer() {
        try {
            String line = lines.readLine();
            return line == null ? NOT_POSSIBLE : line.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return NOT_POSSIBLE;
        }
    }
}
