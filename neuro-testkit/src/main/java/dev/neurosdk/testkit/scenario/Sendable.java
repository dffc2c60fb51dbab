package dev.neurosdk.testkit.scenario;

/** Something that can be sent to a peer: a payload, or words that make one. Immutable. */
public interface Sendable {

    /** {@return what is sent} */
    Payload payload();
}
