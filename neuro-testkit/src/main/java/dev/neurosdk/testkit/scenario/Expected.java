package dev.neurosdk.testkit.scenario;

/** Something that can be expected of a peer: a pattern, or words that make one. Immutable. */
public interface Expected {

    /** {@return what the message is expected to be} */
    Pattern pattern();
}
