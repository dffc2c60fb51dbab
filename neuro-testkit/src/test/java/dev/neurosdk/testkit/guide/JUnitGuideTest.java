package dev.neurosdk.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.junit.GameName;
import dev.neurosdk.testkit.junit.NeuroEditions;
import dev.neurosdk.testkit.junit.NeuroTest;
import dev.neurosdk.testkit.junit.ServerUnderTest;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The examples of the page about JUnit. */
class JUnitGuideTest {

    @Nested
    @NeuroTest
    class MyServerTest {

        @ServerUnderTest
        MyServer server() throws IOException {
            return new MyServer();
        }

        @Test
        void startup_isAcknowledged(@GameName("Star Harbour") FakeGame game, FakeGame bystander) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            bystander.assertSilence();
        }
    }

    /** Stands for the reader's server. */
    record MyServer(FakeNeuro neuro) implements AutoCloseable {
        MyServer() throws IOException {
            this(FakeNeuro.start());
        }

        public URI uri() {
            return neuro.uri();
        }

        @Override
        public void close() {
            neuro.close();
        }
    }

    @Test
    @NeuroTest(seed = 7)
    void thirtySeconds_passInNoTime(VirtualWorld world, FakeNeuro neuro, FakeGame game) {
        game.startup();
        world.advance(Duration.ofSeconds(30));
        neuro.await(GameMessage.Startup.class);
    }

    @NeuroEditions({"E4", "E8"})
    void acknowledgement_isNewInE5(FakeNeuro neuro, FakeGame game, Edition edition) {
        game.startup();
        neuro.await(GameMessage.Startup.class);
        game.ping();
        assertThat(game.takeAll()).hasSize(edition.startupAck() ? 1 : 0);
    }
}
