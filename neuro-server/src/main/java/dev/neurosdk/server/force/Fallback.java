package dev.neurosdk.server.force;

/** What happens to a force when the decider has given nothing usable in all its attempts. */
public enum Fallback {
    /** The force is given up. */
    GIVE_UP,
    /** Any of its actions is called with valid random data. */
    RANDOM_ACTION,
    /** The first of its actions for which valid data is found is called. */
    FIRST_ACTION
}
