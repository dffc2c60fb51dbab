package dev.neurosdk.testkit.conformance.game;

/** The situation that a procedure needs has passed meanwhile. */
final class SituationGone extends RuntimeException {

    static final String WORDS = "the situation passed before it could be used";
    private static final long serialVersionUID = 1L;

    SituationGone() {
        super(WORDS);
    }
}
