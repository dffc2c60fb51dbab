package dev.neurosdk.server.session;

import dev.neurosdk.server.event.ShutdownOutcome;

/** Where a game is in its life: one type for each state. Immutable. Source: sections 6.1, 8.1 and 11 of the protocol. */
sealed interface GameState {

    /** It speaks without having said {@code startup} on this connection (T8, T10). */
    record Unannounced() implements GameState {}

    /** It has said {@code startup} and plays. */
    record Playing() implements GameState {}

    /** It was asked to shut down and is not ready yet. */
    record Leaving(boolean immediate, long timer, Promise<ShutdownOutcome> asker) implements GameState {}

    /** It has said that it is ready to be shut down. */
    record Saved() implements GameState {}
}
