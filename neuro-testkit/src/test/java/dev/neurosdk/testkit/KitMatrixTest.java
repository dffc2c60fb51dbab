package dev.neurosdk.testkit;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static dev.neurosdk.testkit.assertion.Sayings.acknowledgement;
import static dev.neurosdk.testkit.assertion.Sayings.action;
import static dev.neurosdk.testkit.assertion.Sayings.context;
import static dev.neurosdk.testkit.assertion.Sayings.startup;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.assertion.ConversationAssert;
import dev.neurosdk.testkit.assertion.FakeAssert;
import dev.neurosdk.testkit.assertion.LogAssert;
import dev.neurosdk.testkit.assertion.ModelAssert;
import dev.neurosdk.testkit.game.Answers;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.NeuroSide;
import dev.neurosdk.testkit.neuro.Reply;
import dev.neurosdk.testkit.peer.Peer;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every claim that the kit can make about a conversation, each with a play in which it holds and one in which it doesn't. A
 * claim that is missing here, or that lets its broken play pass, fails the build.
 */
class KitMatrixTest {

    private static final Map<String, Row> CLAIMS = Map.ofEntries(
            claim(
                    "ConversationAssert.received",
                    Play::tell,
                    Play::nothing,
                    p -> assertThat(p.neuro).received(context())),
            claim(
                    "ConversationAssert.sent",
                    Play::call,
                    Play::nothing,
                    p -> assertThat(p.neuro).sent(action("look"))),
            claim(
                    "ConversationAssert.then",
                    Play::tell,
                    Play::nothing,
                    p -> assertThat(p.neuro).received(startup()).then(context())),
            claim(
                    "ConversationAssert.thenReceived",
                    Play::tell,
                    Play::nothing,
                    p -> assertThat(p.neuro).sent(acknowledgement()).thenReceived(context())),
            claim(
                    "ConversationAssert.thenSent",
                    Play::call,
                    Play::nothing,
                    p -> assertThat(p.neuro).received(startup()).thenSent(action("look"))),
            claim(
                    "ConversationAssert.receivedInOrder",
                    Play::tell,
                    Play::nothing,
                    p -> assertThat(p.neuro).receivedInOrder(startup(), context())),
            claim(
                    "ConversationAssert.sentInOrder",
                    Play::call,
                    Play::nothing,
                    p -> assertThat(p.neuro).sentInOrder(acknowledgement(), action("look"))),
            claim(
                    "ConversationAssert.neverReceived",
                    Play::nothing,
                    Play::tell,
                    p -> assertThat(p.neuro).neverReceived(context())),
            claim(
                    "ConversationAssert.neverSent",
                    Play::nothing,
                    Play::call,
                    p -> assertThat(p.neuro).neverSent(action())),
            claim(
                    "ConversationAssert.receivedTimes",
                    Play::tell,
                    Play::tellTwice,
                    p -> assertThat(p.neuro).receivedTimes(1, context())),
            claim(
                    "ConversationAssert.closedWith",
                    p -> p.game.close(),
                    p -> p.game.abort(),
                    p -> assertThat(p.neuro).closedWith(1000)),
            claim(
                    "FakeAssert.hasRegistered",
                    Play::nothing,
                    Play::unregister,
                    p -> assertThat(p.neuro).hasRegistered("look")),
            claim(
                    "FakeAssert.hasNotRegistered",
                    Play::unregister,
                    Play::nothing,
                    p -> assertThat(p.neuro).hasNotRegistered("look")),
            claim(
                    "FakeAssert.hasNothingRegistered",
                    Play::unregister,
                    Play::nothing,
                    p -> assertThat(p.neuro).hasNothingRegistered()),
            claim(
                    "FakeAssert.owesNoResult",
                    Play::nothing,
                    Play::call,
                    p -> assertThat(p.neuro).owesNoResult()),
            claim(
                    "FakeAssert.owesResultOf",
                    Play::call,
                    Play::nothing,
                    p -> assertThat(p.neuro).owesResultOf("call-1")),
            claim(
                    "FakeAssert.forceIsOpenOver",
                    Play::force,
                    Play::nothing,
                    p -> assertThat(p.neuro).forceIsOpenOver("look")),
            claim(
                    "FakeAssert.hasNoOpenForce",
                    Play::nothing,
                    Play::force,
                    p -> assertThat(p.neuro).hasNoOpenForce()),
            claim(
                    "FakeAssert.hasNoViolations",
                    Play::nothing,
                    Play::garbage,
                    p -> assertThat(p.neuro).hasNoViolations()),
            claim(
                    "FakeAssert.hasSeenBroken",
                    Play::garbage,
                    Play::nothing,
                    p -> assertThat(p.neuro).hasSeenBroken(Rule.JSON_TEXT)),
            claim(
                    "ModelAssert.hasRegistered",
                    Play::nothing,
                    Play::unregister,
                    p -> assertThat(p.neuro.model()).hasRegistered("look")),
            claim(
                    "ModelAssert.hasNotRegistered",
                    Play::unregister,
                    Play::nothing,
                    p -> assertThat(p.neuro.model()).hasNotRegistered("look")),
            claim(
                    "ModelAssert.hasNothingRegistered",
                    Play::unregister,
                    Play::nothing,
                    p -> assertThat(p.neuro.model()).hasNothingRegistered()),
            claim(
                    "ModelAssert.owesNoResult",
                    Play::nothing,
                    Play::call,
                    p -> assertThat(p.neuro.model()).owesNoResult()),
            claim(
                    "ModelAssert.owesResultOf",
                    Play::call,
                    Play::nothing,
                    p -> assertThat(p.neuro.model()).owesResultOf("call-1")),
            claim(
                    "ModelAssert.forceIsOpenOver",
                    Play::force,
                    Play::nothing,
                    p -> assertThat(p.neuro.model()).forceIsOpenOver("look")),
            claim(
                    "ModelAssert.hasNoOpenForce",
                    Play::nothing,
                    Play::force,
                    p -> assertThat(p.neuro.model()).hasNoOpenForce()),
            claim(
                    "LogAssert.hasNoViolations",
                    Play::nothing,
                    Play::garbage,
                    p -> assertThat(p.tape).hasNoViolations()),
            claim("FakeGame.assertNoAction", Play::answering, Play::answeringAfterACall, p -> p.game.assertNoAction()),
            claim("FakeNeuro.assertNoViolations", Play::nothing, Play::garbage, p -> p.neuro.assertNoViolations()),
            claim("NeuroSide.assertSilence", Play::taken, Play::takenAndTold, p -> p.neuro.assertSilence()),
            claim(
                    "NeuroSide.assertNothingMore",
                    Play::refusing,
                    Play::refusingAndTold,
                    p -> p.neuro.assertNothingMore()),
            claim("Peer.assertSilence", Play::nothing, p -> p.neuro.speechFinished(), p -> p.game.assertSilence()),
            claim("Peer.assertNoViolations", Play::nothing, Play::neuroGarbage, p -> p.game.assertNoViolations()));

    /** A fake Neuro and a game that has said startup and registered look. */
    private static final class Play implements AutoCloseable {
        private final VirtualWorld world = VirtualWorld.seeded(42);
        private final LogTape tape = new LogTape();
        private final FakeNeuro neuro = world.neuro(builder -> builder.recorder(tape));
        private final FakeGame game = world.game(neuro, "Star Harbour");

        Play() {
            game.startup();
            game.register(new ActionDefinition("look", "Look around."));
            NeuroMessage.StartupAck unused = game.await(NeuroMessage.StartupAck.class);
            game.ping();
        }

        /** The beginning is enough. */
        void nothing() {}

        void tell() {
            game.context("It rains.", true);
            game.ping();
        }

        void tellTwice() {
            tell();
            tell();
        }

        void call() {
            String unused = neuro.act("look");
            world.advance(Duration.ofMillis(10));
        }

        void force() {
            game.force("What now?", "look");
            game.ping();
        }

        void unregister() {
            game.unregister("look");
            game.ping();
        }

        void garbage() {
            game.sendRaw("{");
            game.ping();
        }

        /** The sentinel of a game asks for a call: this Neuro answers every force with the first of its names. */
        void answering() {
            neuro.dispatcher((message, from) -> message instanceof GameMessage.ForceActions force
                    ? Reply.act(force.actionNames().get(0))
                    : Reply.nothing());
        }

        void answeringAfterACall() {
            answering();
            call();
        }

        void taken() {
            GameMessage.Startup first = neuro.await(GameMessage.Startup.class);
            GameMessage.RegisterActions second = neuro.await(GameMessage.RegisterActions.class);
            Assertions.assertThat(second.game()).isEqualTo(first.game());
        }

        void takenAndTold() {
            taken();
            tell();
        }

        void refusing() {
            game.answering(Answers.failure("There is no such action."));
            taken();
        }

        void refusingAndTold() {
            refusing();
            tell();
        }

        void neuroGarbage() {
            neuro.sendRaw("{");
            world.advance(Duration.ofSeconds(1));
        }

        @Override
        public void close() {
            world.close();
        }
    }

    /** What makes the claim true, what makes it false, and the claim. */
    private record Row(Consumer<Play> sound, Consumer<Play> broken, Consumer<Play> claim) {}

    private static Map.Entry<String, Row> claim(
            String name, Consumer<Play> sound, Consumer<Play> broken, Consumer<Play> claim) {
        return entry(name, new Row(sound, broken, claim));
    }

    private static Set<String> claimsOfTheKit() {
        Set<String> names = new TreeSet<>();
        for (Class<?> type :
                new Class<?>[] {ConversationAssert.class, FakeAssert.class, ModelAssert.class, LogAssert.class}) {
            methods(type).forEach(method -> names.add(type.getSimpleName() + '.' + method.getName()));
        }
        for (Class<?> type : new Class<?>[] {FakeGame.class, FakeNeuro.class, NeuroSide.class, Peer.class}) {
            methods(type)
                    .filter(method -> method.getName().startsWith("assert"))
                    .forEach(method -> names.add(type.getSimpleName() + '.' + method.getName()));
        }
        return names;
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                .filter(method -> !method.isSynthetic());
    }

    private static Stream<String> names() {
        return CLAIMS.keySet().stream().sorted();
    }

    @Test
    void everyClaim_isInTheMatrix() {
        Assertions.assertThat(CLAIMS.keySet()).containsExactlyInAnyOrderElementsOf(claimsOfTheKit());
    }

    @ParameterizedTest
    @MethodSource("names")
    void claim_holdsInTheSoundPlay(String name) {
        Row row = requireNonNull(CLAIMS.get(name));
        try (Play play = new Play()) {
            row.sound.accept(play);
            row.claim.accept(play);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void claim_failsInTheBrokenPlay(String name) {
        Row row = requireNonNull(CLAIMS.get(name));
        try (Play play = new Play()) {
            row.broken.accept(play);
            assertThatThrownBy(() -> row.claim.accept(play))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("expected");
        }
    }
}
