package dev.neurosdk.protocol.message;

import static java.util.Objects.requireNonNull;

/** The checks that the messages' constructors share. */
final class Texts {

    private Texts() {}

    static void require(String value, String name) {
        requireNonNull(value, name);
    }

    static void requireNonEmpty(String value, String name) {
        require(value, name);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected a non-empty string, was empty");
        }
    }
}
