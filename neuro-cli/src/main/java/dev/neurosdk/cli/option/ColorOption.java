package dev.neurosdk.cli.option;

import dev.neurosdk.cli.terminal.ColorMode;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** The option that says when to use colours. Confined to one thread. */
public final class ColorOption {

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "when to use colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ColorMode when = ColorMode.AUTO;

    /** Where the terminal shows them. */
    public ColorOption() {}

    /**
     * How to print to a terminal.
     *
     * @param terminal the terminal
     * @return a style that it can show
     */
    public Style style(Terminal terminal) {
        return terminal.style(when);
    }
}
