package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;

/** One thing that can go wrong on a connection, with its parameters. Immutable; equal when everything is. */
public sealed interface Fault
        permits ContentFault, DeliveryFault, FrameFault, ConnectionFault, ControlFault, InsertionFault, HandshakeFault {

    /** {@return its name in plans and in recordings} */
    String name();

    /**
     * Whether it can only be done by whoever writes frames ({@code Dial.frames}), and only to what is sent.
     *
     * @return false as a rule
     */
    default boolean needsFrames() {
        return false;
    }

    /**
     * Whether it makes sense for a message; only such messages are counted by its rule.
     *
     * @param direction which way the message goes
     * @param command its command; empty when it has none
     * @return true as a rule
     */
    default boolean fits(Direction direction, String command) {
        return true;
    }
}
