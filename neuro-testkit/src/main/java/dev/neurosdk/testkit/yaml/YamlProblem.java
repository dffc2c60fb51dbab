package dev.neurosdk.testkit.yaml;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a file, and where. Immutable.
 *
 * @param file the file's name, as given to {@link YamlFile}
 * @param line from 1
 * @param column from 1, in characters (code points)
 * @param message what was expected and what is there
 */
public record YamlProblem(String file, int line, int column, String message) {

    /** Refuses null. */
    public YamlProblem {
        requireNonNull(file, "file");
        requireNonNull(message, "message");
    }

    /** {@return the problem as one line, such as {@code plan.yml:3:12: expected one of c2s, s2c, was "s2x"}} */
    @Override
    public String toString() {
        return file + ':' + line + ':' + column + ": " + message;
    }
}
