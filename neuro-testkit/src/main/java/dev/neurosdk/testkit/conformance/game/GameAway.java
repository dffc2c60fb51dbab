package dev.neurosdk.testkit.conformance.game;

/** The game did not come back after the connection had ended. */
final class GameAway extends RuntimeException {

    static final String WORDS =
            "the game did not come back after the connection had ended (GAME-RCN-01): --cmd lets us start it anew";
    private static final long serialVersionUID = 1L;

    GameAway() {
        super(WORDS);
    }
}
