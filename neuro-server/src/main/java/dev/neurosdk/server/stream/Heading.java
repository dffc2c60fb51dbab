package dev.neurosdk.server.stream;

/**
 * What items are called. Immutable; checked once, when it is made.
 *
 * @param topic what they belong to: 1 to 64 letters, digits and {@code _ . : -}
 * @param type what they are, named alike; none of the stream's own words
 */
public record Heading(String topic, String type) {

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException when one of them is none
     */
    public Heading {
        Names.require("topic", topic);
        Names.requireType(type);
    }
}
