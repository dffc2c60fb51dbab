package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

/**
 * Where a step is written. Immutable.
 *
 * @param file the file
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** Refuses null. */
    public Place {
        requireNonNull(file, "file");
    }

    /** {@return the place as editors take it, such as {@code retry.yml:12:5}} */
    @Override
    public String toString() {
        return file + ':' + line + ':' + column;
    }
}
