package dev.neurosdk.cli.conformance;

import java.util.Locale;

/** The forms in which a run is told. */
enum Format {
    /** Text for a person at a terminal. */
    CONSOLE(""),
    /** For build servers. */
    JUNIT("junit.xml"),
    /** One page to look at. */
    HTML("report.html"),
    /** Everything, to be read again. */
    JSON("report.json"),
    /** A summary. */
    MARKDOWN("summary.md"),
    /** Annotations, and the summary of a workflow step. */
    GITHUB(""),
    /** How a requirement set stands. */
    BADGE("badge.json");

    private final String file;

    Format(String file) {
        this.file = file;
    }

    /** What the file is called; empty for what is no file. */
    String file() {
        return file;
    }

    boolean isFile() {
        return !file.isEmpty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
