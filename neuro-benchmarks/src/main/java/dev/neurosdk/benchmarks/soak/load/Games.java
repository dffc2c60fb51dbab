package dev.neurosdk.benchmarks.soak.load;

import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Connects fake games that remember little and wait long, as a crowd on a busy machine needs it. */
final class Games {

    static final int LITTLE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Games() {}

    static FakeGame connect(URI server, String name, int memory) throws IOException {
        return FakeGame.builder(server, name)
                .deadline(PATIENCE)
                .connectDeadline(PATIENCE)
                .memory(memory)
                .connect();
    }

    /** A game that has said who it is and what it offers. */
    static FakeGame introduced(URI server, String name) throws IOException {
        FakeGame game = connect(server, name, LITTLE);
        game.startup();
        game.register(Offers.all());
        return game;
    }
}
