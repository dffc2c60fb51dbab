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

    @Override
    public boolean ask(String instruction) {
        String text = HarmlessText.fit(instruction, terminal.columns() - 4, style.sign(Sign.MORE));
        terminal.err().println(" > " + style.paint(Paint.BOLD, text));
        terminal.err().println("   [Enter] done   [n] not possible");
        try {
            String answer = lines.readLine();
            return answer != null && !answer.strip().toLowerCase(Locale.ROOT).equals(NOT_POSSIBLE);
        } catch (IOException e) {
            return false;
        }
    }
}
