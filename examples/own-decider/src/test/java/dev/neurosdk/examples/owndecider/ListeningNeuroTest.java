package dev.neurosdk.examples.owndecider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListeningNeuroTest {

    private NeuroServer server;
    private FakeGame game;

    @BeforeEach
    void start() throws IOException {
        server = NeuroServer.builder().port(0).decider(new ListeningNeuro()).start();
        game = FakeGame.connect(server.uri(), "Star Harbour");
        game.startup();
        game.register(
                new ActionDefinition("sail", "Set sail."),
                new ActionDefinition("dock", "Come alongside."),
                new ActionDefinition("anchor", "Drop anchor."));
    }

    @AfterEach
    void stop() {
        game.close();
        server.close();
    }

    private String choice(String query) {
        game.force(query, "sail", "dock", "anchor");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
        game.succeed(call);
        return call.name();
    }

    @Test
    void query_thatNamesAnAction_getsIt() {
        for (int turn = 0; turn < 10; turn++) {
            assertThat(choice("Time to dock?")).isEqualTo("dock");
        }
    }

    @Test
    void context_thatNamesAnAction_getsIt() {
        game.context("The captain shouts: anchor, quickly!", false);

        for (int turn = 0; turn < 10; turn++) {
            assertThat(choice("What now?")).isEqualTo("anchor");
        }
    }

    @Test
    void silence_leavesEveryChoiceOpen() {
        assertThat(Stream.generate(() -> choice("What now?")).limit(40)).contains("sail", "dock", "anchor");
    }
}
