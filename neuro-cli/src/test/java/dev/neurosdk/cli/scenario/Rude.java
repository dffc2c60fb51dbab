package dev.neurosdk.cli.scenario;

import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;

/** A game that begins with a context, not with a startup (STA-1), and forces what it has not. */
public final class Rude {

    private Rude() {}

    public static void main(String[] args) throws IOException {
        try (FakeGame game = FakeGame.connect(URI.create(System.getenv("NEURO_SDK_WS_URL")), "Rude")) {
            game.sendRaw("{\"command\":\"context\",\"data\":{}}");
            game.awaitClose();
        }
    }
}
