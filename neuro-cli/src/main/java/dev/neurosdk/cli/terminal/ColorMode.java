package dev.neurosdk.cli.terminal;

import java.util.Locale;

/** When to use colours. */
public enum ColorMode {
    /** On a terminal, unless the environment variable {@code NO_COLOR} asks for none. */
    AUTO,
    /** Always, also into files and pipes. */
    ALWAYS,
    /** Never. */
    NEVER;

    /** {@return the word on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
