package dev.neurosdk.cli.console;

/** Where the operator's lines come from. */
interface LineSource extends AutoCloseable {

    /** Waits for a line, until there is one or the calling thread is interrupted. */
    Typed read(Ask ask);

    /** Shows a text above the line being typed. Thread-safe; may block. */
    void print(String text);

    /** Sets what a command's words may be completed to. */
    void completeBy(Completion completion);

    /** Leaves the terminal as it was. */
    @Override
    void close();
}
