package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.model.ProtocolModel;

/** What the conversation on a connection has come to, as far as a rule can ask for it. */
public enum Situation {
    /** A call is owed its result. */
    ACTION_PENDING("action-pending"),
    /** A force is open. */
    FORCE_OPEN("force-open"),
    /** A force is open and no call is owed its result: Neuro is choosing. */
    BETWEEN_FORCE_AND_ACTION("between-force-and-action"),
    /** At least one action is registered. */
    REGISTERED("registered");

    private final String word;

    Situation(String word) {
        this.word = word;
    }

    /** {@return its name in plans} */
    public String word() {
        return word;
    }

    boolean holds(ProtocolModel model) {
        return switch (this) {
            case ACTION_PENDING -> !model.owed().isEmpty();
            case FORCE_OPEN -> model.openForce().isPresent();
            case BETWEEN_FORCE_AND_ACTION ->
                model.openForce().isPresent() && model.owed().isEmpty();
            case REGISTERED -> !model.registry().isEmpty();
        };
    }
}
