package dev.neurosdk.testkit.guide;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.testkit.game.Answers;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;

/** Stands for the reader's game. Thread-safe. */
final class StarHarbour implements AutoCloseable {

    static final String SAIL =
            "{\"type\":\"object\",\"properties\":{\"to\":{\"enum\":[\"Lyra\",\"Vega\"]}},\"required\":[\"to\"]}";

    private final FakeGame game;

    StarHarbour(URI neuro) throws IOException {
        game = FakeGame.connect(neuro, "Star Harbour");
        game.answering(Answers.byTheSchema());
        game.startup();
        game.register(new ActionDefinition("sail", "Set sail.", SAIL), new ActionDefinition("wait", "Stay."));
    }

    void turn() {
        game.force("Where to?", "sail", "wait");
    }

    @Override
    public void close() {
        game.close();
    }
}
