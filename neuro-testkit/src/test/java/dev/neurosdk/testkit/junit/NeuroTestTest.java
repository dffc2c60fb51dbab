package dev.neurosdk.testkit.junit;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static dev.neurosdk.testkit.assertion.Sayings.startup;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.peer.OpenFakes;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Each promise of the extension has a class that keeps to it, and one that must fail for it with these words. */
class NeuroTestTest {

    private static final AtomicReference<FakeNeuro> SEEN = new AtomicReference<>();

    private static FakeNeuro seen() {
        return requireNonNull(SEEN.get());
    }

    @Test
    void parameters_areOfOneTest_andClosedAfterIt() {
        Example.run(Parameters.class).passes(3);
        assertThat(seen().isOpen()).isFalse();
        assertThat(OpenFakes.now().keySet()).doesNotContain(seen());
    }

    @NeuroTest(edition = "E6")
    static class Parameters {
        private FakeNeuro before;

        @BeforeEach
        void start(FakeNeuro neuro) {
            before = neuro;
        }

        @Test
        void neuro_isTheSame(FakeNeuro neuro, URI uri, Edition edition) {
            SEEN.set(neuro);
            assertThat(neuro).isSameAs(before);
            assertThat(uri).isEqualTo(neuro.uri());
            assertThat(edition).isEqualTo(Edition.E6);
        }

        @Test
        void games_areToldApartByName(
                FakeGame one,
                @GameName("Star Harbour") FakeGame star,
                FakeGame two,
                @GameName("Star Harbour") FakeGame again) {
            assertThat(one.game()).isEqualTo("Game 1");
            assertThat(two.game()).isEqualTo("Game 2");
            assertThat(again).isSameAs(star);
            star.startup();
            assertThat(before).received(startup());
        }

        @Test
        void path_isTheOneOfTheName(@GameName(value = "Star Harbour", path = "/game/star?x=1") FakeGame game) {
            assertThat(game.isOpen()).isTrue();
            assertThat(before.takeConnection().target()).isEqualTo("/game/star?x=1");
        }
    }

    @Test
    void virtualTime_isAskedForByAnnotationOrParameter() {
        Example.run(Virtual.class).passes(2);
    }

    static class Virtual {
        @Test
        @NeuroTest
        void byParameter_wherever(FakeNeuro neuro, FakeGame game, VirtualWorld world) {
            world.advance(Duration.ofHours(1));
            game.startup();
            assertThat(neuro).received(startup());
        }

        @Test
        @NeuroTest(virtualTime = true, seed = 5)
        void byAnnotation(FakeNeuro neuro, FakeGame game) {
            assertThat(neuro.uri().getPort()).isEqualTo(1);
            game.startup();
            assertThat(neuro).received(startup());
        }
    }

    @Test
    void server_isGivenInAnyWay() throws IOException {
        try (FakeNeuro server = FakeNeuro.start()) {
            SEEN.set(server);
            System.setProperty("neuro.test.server", server.uri().toString());
            Example.run(ServerByField.class).passes(1);
            Example.run(ServerByMethod.class).passes(2);
            Example.run(ServerByProperty.class).passes(2);
            assertThat(server.connections()).hasSize(4);
        } finally {
            System.clearProperty("neuro.test.server");
        }
    }

    @NeuroTest
    static class ServerByField {
        @ServerUnderTest
        static final Supplier<URI> SERVER = () -> seen().uri();

        @Test
        void game_connects(FakeGame game, URI uri) {
            assertThat(uri).isEqualTo(seen().uri());
            assertThat(game.isOpen()).isTrue();
        }
    }

    @NeuroTest
    static class ServerByMethod {
        static final AtomicReference<FakeNeuro> LAST = new AtomicReference<>();

        @ServerUnderTest
        FakeNeuro server() throws IOException {
            LAST.set(FakeNeuro.start());
            return requireNonNull(LAST.get());
        }

        @Test
        void game_connects(FakeGame game) {
            game.startup();
            assertThat(requireNonNull(LAST.get())).received(startup());
        }

        @Test
        void server_isClosedAfterwards_andAnotherOneMade(FakeGame game) {
            game.startup();
            assertThat(requireNonNull(LAST.get())).receivedTimes(1, startup());
        }
    }

    @NeuroTest
    @ServerUnderTest(value = "ws://127.0.0.1:1/", property = "neuro.test.server")
    static class ServerByProperty {
        @Test
        void games_connect(FakeGame one, FakeGame two) {
            assertThat(one.isOpen() && two.isOpen()).isTrue();
        }

        @Nested
        class Inside {
            @Test
            void game_connects(FakeGame game) {
                assertThat(game.isOpen()).isTrue();
            }
        }
    }

    @Test
    void server_thatIsNotThere_failsTheTest() {
        assertThat(Example.run(ServerNowhere.class).failure())
                .hasMessageContaining("FakeGame: ws://127.0.0.1:1/: expected an open connection");
        assertThat(Example.run(ServerOfNothing.class).failure())
                .hasMessageContaining("expected a URI, its text, a Supplier of one or something with uri(), was 7");
        assertThat(Example.run(ServerUnsaid.class).failure())
                .hasMessageContaining(
                        "expected the address of the server under test in @ServerUnderTest or in -Dnobody.sets.this");
    }

    @NeuroTest
    @ServerUnderTest("ws://127.0.0.1:1/")
    static class ServerNowhere {
        @Test
        void game_connects(FakeGame game) {
            assertThat(game.isOpen()).isTrue();
        }
    }

    @NeuroTest
    static class ServerOfNothing {
        @ServerUnderTest
        private final Object server = 7;

        @Test
        void game_connects(FakeGame game) {
            assertThat(game.isOpen()).isEqualTo(server != null);
        }
    }

    @NeuroTest
    @ServerUnderTest(property = "nobody.sets.this")
    static class ServerUnsaid {
        @Test
        void game_connects(FakeGame game) {
            assertThat(game.isOpen()).isTrue();
        }
    }

    @Test
    void parameterOfNoTest_isRefused() {
        assertThat(Example.run(ForAll.class).failure())
                .hasMessageContaining("FakeNeuro: expected as a parameter of a test, of @BeforeEach or of @AfterEach");
    }

    @NeuroTest
    static class ForAll {
        @BeforeAll
        static void start(FakeNeuro neuro) {
            SEEN.set(neuro);
        }

        @Test
        void nothing() {
            assertThat(SEEN).isNotNull();
        }
    }

    @Test
    void failure_showsTheTranscripts_ofEveryFake() {
        assertThat(Example.run(Failing.class).failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("expected: 2")
                .hasMessageContaining("transcript of \"Game 1\" at ws://")
                .hasMessageContaining("-> {\"command\":\"startup\",\"game\":\"Game 1\"}")
                .hasMessageContaining("transcript of a fake Neuro");
        assertThat(Example.run(Breaking.class).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("boom")
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()[0]).hasMessageContaining("transcript of a fake Neuro"));
        assertThat(Example.run(FailingInside.class).failure())
                .hasMessageContaining("expected a message ForceActions within 100 ms")
                .hasMessageContaining("transcript of a fake Neuro")
                .satisfies(failure -> assertThat(
                                requireNonNull(failure.getMessage()).split("transcript of a fake Neuro"))
                        .hasSize(2));
    }

    @NeuroTest
    static class Failing {
        @Test
        void fails(FakeNeuro neuro, FakeGame game) {
            game.startup();
            neuro.await(GameMessage.Startup.class);
            assertThat(neuro.connections().size()).isEqualTo(2);
        }
    }

    @NeuroTest
    static class Breaking {
        @Test
        void fails(FakeNeuro neuro) {
            throw new IllegalStateException("boom");
        }
    }

    static class FailingInside {
        @Test
        @NeuroTest(virtualTime = true)
        void fails(VirtualWorld world) {
            world.neuro(builder -> builder.deadline(Duration.ofMillis(100))).await(GameMessage.ForceActions.class);
        }
    }

    @Test
    void brokenRule_failsTheTest_thatIsNotAboutIt() {
        assertThat(Example.run(Violating.class).failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected no message to break a rule, 1 did\nviolation: ");
        Example.run(Hostile.class).passes(1);
    }

    @NeuroTest(virtualTime = true)
    static class Violating {
        @Test
        void passes_exceptForItsGame(FakeNeuro neuro, FakeGame game) {
            game.sendRaw("no json");
            assertThat(neuro.takeAny().text()).isEqualTo("no json");
        }
    }

    @NeuroTest(virtualTime = true, allowViolations = true)
    static class Hostile {
        @Test
        void passes(FakeNeuro neuro, FakeGame game) {
            game.sendRaw("no json");
            assertThat(neuro.takeAny().text()).isEqualTo("no json");
        }
    }

    @Test
    void forgottenFake_failsTheTestThatForgotIt_andIsClosed() {
        assertThat(Example.run(Forgetful.class).failure())
                .hasMessageStartingWith(
                        "expected every fake that the test opened to be closed, but a fake Neuro is still open; it was opened at ")
                .hasMessageContaining("NeuroTestTest$Forgetful.forgets(NeuroTestTest.java:");
        assertThat(OpenFakes.now().keySet()).doesNotContain(seen());
        Example.run(Tidy.class).passes(1);
    }

    @NeuroTest
    static class Forgetful {
        @Test
        void forgets() throws IOException {
            SEEN.set(FakeNeuro.start());
        }
    }

    @NeuroTest
    static class Tidy {
        private static FakeNeuro shared;

        @BeforeAll
        static void start() throws IOException {
            shared = FakeNeuro.start();
        }

        @AfterAll
        static void stop() {
            shared.close();
        }

        @Test
        void remembers() throws IOException {
            try (FakeGame game = FakeGame.connect(shared.uri(), "Star Harbour")) {
                game.startup();
                assertThat(shared).received(startup());
            }
        }
    }

    @Test
    void gameThatStaysConnected_failsTheTest() {
        try {
            assertThat(Example.run(Lingering.class).failure())
                    .hasMessageStartingWith(
                            "expected no game to be connected after the test, but open are the connections to [/ of Lingerer]");
        } finally {
            requireNonNull(Lingering.GAME.get()).close();
        }
        Example.run(LingeringOnPurpose.class).passes(1);
        requireNonNull(Lingering.GAME.get()).close();
    }

    @NeuroTest(virtualTime = true)
    static class Lingering {
        static final AtomicReference<FakeGame> GAME = new AtomicReference<>();

        @Test
        void leavesItsGameConnected(FakeNeuro neuro, VirtualWorld world) {
            FakeGame game = world.game(neuro, "Lingerer");
            GAME.set(game);
            OpenFakes.closed(game);
            game.startup();
            assertThat(neuro).received(startup());
        }
    }

    @NeuroTest(virtualTime = true, allowOpenConnections = true)
    static class LingeringOnPurpose extends Lingering {}

    @Test
    void editions_areRuns() {
        Example some = Example.run(SomeEditions.class);
        some.passes(2);
        assertThat(some.names()).containsExactly("edition E6", "edition E8");
        Example each = Example.run(AllEditions.class);
        each.passes(Edition.all().size());
        assertThat(Example.run(NoEdition.class).failure())
                .hasMessageContaining("expected the id of an edition, one of [E0, ")
                .hasMessageContaining("was \"E99\"");
    }

    static class SomeEditions {
        @NeuroEditions({"E6", "E8"})
        void edition_isTheFakes(FakeNeuro neuro, FakeGame game, Edition edition) {
            game.startup();
            neuro.await(GameMessage.Startup.class);
            assertThat(edition).isIn(Edition.E6, Edition.E8);
        }
    }

    @NeuroTest(virtualTime = true)
    static class AllEditions {
        @EachEdition
        void acknowledgement_comesWithItsEdition(FakeNeuro neuro, FakeGame game, Edition edition) {
            game.startup();
            game.ping();
            neuro.await(GameMessage.Startup.class);
            assertThat(game.takeAll()).hasSize(edition.startupAck() ? 1 : 0);
        }
    }

    static class NoEdition {
        @NeuroEditions("E99")
        void neverRuns(FakeNeuro neuro) {
            assertThat(neuro.isOpen()).isFalse();
        }
    }
}
