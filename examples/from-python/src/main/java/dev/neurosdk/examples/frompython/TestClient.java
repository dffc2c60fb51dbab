package dev.neurosdk.examples.frompython;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;

/** A client that tries a server out, any server at an address. */
public final class TestClient {

    private TestClient() {}

    /**
     * Plays one turn.
     *
     * @param server where it listens
     * @return the name of the action that the character chose
     * @throws IOException when the server can't be reached
     * @throws AssertionError when it does not do what the protocol says
     */
    public static String playOneTurn(URI server) throws IOException {
        try (FakeGame game = FakeGame.connect(server, "Test Game")) {
            game.startup();
            game.register(
                    new ActionDefinition("wave", "Wave at the audience."), new ActionDefinition("bow", "Take a bow."));
            game.force("How do you greet the audience?", "wave", "bow");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            game.succeed(call);
            game.assertNoViolations();
            return call.name();
        }
    }

    /**
     * Plays one turn.
     *
     * @param args the server's address; {@code ws://localhost:8000} without one
     * @throws IOException when the server can't be reached
     */
    public static void main(String[] args) throws IOException {
        System.out.println(playOneTurn(URI.create(args.length > 0 ? args[0] : "ws://localhost:8000")));
    }
}
