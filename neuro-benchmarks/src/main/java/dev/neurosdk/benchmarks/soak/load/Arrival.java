package dev.neurosdk.benchmarks.soak.load;

import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;

/** What a game says before it falls silent. */
public enum Arrival {
    /** Nothing. */
    SILENT {
        @Override
        FakeGame arrive(URI server, String name) throws IOException {
            return Games.connect(server, name, Games.LITTLE);
        }
    },
    /** Who it is. */
    STARTED {
        @Override
        FakeGame arrive(URI server, String name) throws IOException {
            FakeGame game = Games.connect(server, name, Games.LITTLE);
            game.startup();
            return game;
        }
    },
    /** Who it is and the three actions it offers. */
    INTRODUCED {
        @Override
        FakeGame arrive(URI server, String name) throws IOException {
            return Games.introduced(server, name);
        }
    };

    abstract FakeGame arrive(URI server, String name) throws IOException;
}
