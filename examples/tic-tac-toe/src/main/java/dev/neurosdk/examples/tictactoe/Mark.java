package dev.neurosdk.examples.tictactoe;

/** What a player places. X begins. */
enum Mark {
    X,
    O;

    Mark other() {
        return this == X ? O : X;
    }
}
