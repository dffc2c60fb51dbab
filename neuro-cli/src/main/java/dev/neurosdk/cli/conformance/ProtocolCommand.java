package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code neuro protocol}. Confined to one thread. */
@Command(
        name = "protocol",
        description = {
            "Prints the register of clauses as Markdown: what the specification says, clause by clause, the rules that are",
            "checked on every message, and the conformance cases that judge it."
        },
        mixinStandardHelpOptions = true)
public final class ProtocolCommand implements Runnable {

    private final Terminal terminal;

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public ProtocolCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().print(ProtocolPage.markdown());
    }
}
