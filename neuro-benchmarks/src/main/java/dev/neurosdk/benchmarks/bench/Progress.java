package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.cli.terminal.Terminal;

/** Says what is being done, on standard error: in one line on a terminal, in many elsewhere. Confined to one thread. */
final class Progress {

    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    void next(String what) {
        if (terminal.interactive()) {
            terminal.err().print(CLEAR + what);
            terminal.err().flush();
        } else {
            terminal.err().println(what);
        }
    }

    void end() {
        if (terminal.interactive()) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
        }
    }
}
