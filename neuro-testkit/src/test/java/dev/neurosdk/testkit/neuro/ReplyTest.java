package dev.neurosdk.testkit.neuro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private static final SpeechFinished SPOKEN = new SpeechFinished(true, false, null);

    private final VirtualWorld world = VirtualWorld.seeded(7);
    private final FakeNeuro neuro = world.neuro(builder -> builder.acknowledge(Acknowledgement.OFF));
    private FakeGame game;

    @BeforeEach
    void connect() {
        game = world.game(neuro, "Star Harbour");
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void queuedReplies_areUsedInOrder_onceEach() {
        neuro.enqueue(Reply.say(SPOKEN), Reply.nothing(), Reply.raw("x"));
        game.startup();
        assertThat(game.await(SpeechFinished.class)).isEqualTo(SPOKEN);
        game.context("1", true);
        game.assertSilence();
        game.context("2", true);
        assertThat(game.takeAny().text()).isEqualTo("x");
        game.context("3", true);
        game.assertSilence();
    }

    @Test
    void act_waitsForAForceThatNamesTheAction() {
        neuro.enqueue(Reply.act("jump", "{}"), Reply.act("look"));
        game.startup();
        game.force("What now?", "look");
        game.assertSilence();
        game.force("What now?", "jump");
        assertThat(game.await(NeuroMessage.Action.class).name()).isEqualTo("jump");
        game.force("What now?", "look");
        assertThat(game.await(NeuroMessage.Action.class)).isEqualTo(new NeuroMessage.Action("call-2", "look", null));
    }

    @Test
    void to_fitsSomeMessagesOnly() {
        neuro.enqueue(Reply.say(SPOKEN).to(GameMessage.Context.class, context -> !context.silent()));
        game.startup();
        game.context("quiet", true);
        game.assertSilence();
        game.context("loud", false);
        game.await(SpeechFinished.class);
    }

    @Test
    void steps_comeInOrder_andInTime() {
        neuro.enqueue(Reply.raw("1")
                .then(Reply.raw("2").after(Duration.ofSeconds(2)))
                .then(Reply.close(4001, "done"))
                .after(Duration.ofSeconds(1)));
        long before = world.timeline().nanos();
        game.startup();
        assertThat(game.takeAny().text()).isEqualTo("1");
        assertThat(world.timeline().nanos() - before).isBetween(1_000_000_000L, 1_010_000_000L);
        assertThat(game.takeAny().text()).isEqualTo("2");
        assertThat(world.timeline().nanos() - before).isBetween(3_000_000_000L, 3_010_000_000L);
        assertThat(game.awaitClose().code()).isEqualTo(4001);
    }

    @Test
    void abortAndReset_endTheConnection() {
        neuro.enqueue(Reply.abort(), Reply.reset());
        game.startup();
        assertThat(game.awaitClose().clean()).isFalse();
        FakeGame next = world.game(neuro, "Star Harbour");
        next.startup();
        assertThat(next.awaitClose().clean()).isFalse();
    }

    @Test
    void speak_tellsTheWholeUtterance() {
        neuro.enqueue(Reply.speak(Speech.of(2)));
        game.startup();
        assertThat(game.await(SpeechFinished.class).isFinal()).isFalse();
        assertThat(game.await(SpeechFinished.class).isFinal()).isTrue();
    }

    @Test
    void dispatcher_decidesWhereNoReplyFits() {
        neuro.dispatcher((message, connection) -> message instanceof GameMessage.Context context
                ? Reply.raw("echo " + context.message() + " of " + connection.number())
                : Reply.nothing());
        neuro.enqueue(Reply.raw("queued").to(GameMessage.Context.class));
        game.startup();
        game.context("first", true);
        game.context("second", true);
        assertThat(game.takeAny().text()).isEqualTo("queued");
        assertThat(game.takeAny().text()).isEqualTo("echo second of 1");
    }

    @Test
    void dispatcher_orElse_asksTheOther() {
        NeuroDispatcher onContext =
                (message, connection) -> message instanceof GameMessage.Context ? Reply.raw("a") : Reply.nothing();
        neuro.dispatcher(onContext.orElse((message, connection) -> Reply.raw("b")));
        game.startup();
        game.context("x", true);
        assertThat(game.takeAny().text()).isEqualTo("b");
        assertThat(game.takeAny().text()).isEqualTo("a");
    }

    @Test
    void codeThatThrows_failsTheNextWait() {
        neuro.dispatcher((message, connection) -> {
            throw new IllegalStateException("boom");
        });
        game.startup();
        assertThatThrownBy(() -> neuro.await(GameMessage.Context.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the code that answers messages threw java.lang.IllegalStateException: boom")
                .hasMessageContaining("the reply to startup threw")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(neuro::assertNoViolations).hasMessageContaining("boom");
    }

    @Test
    void laterCodeThatThrows_failsTheNextWait() {
        neuro.enqueue(Reply.doing(connection -> {
                    throw new IllegalStateException("boom");
                })
                .after(Duration.ofSeconds(1)));
        game.startup();
        neuro.await(GameMessage.Startup.class);
        assertThatThrownBy(() -> neuro.await(GameMessage.Context.class)).hasMessageContaining("boom");
    }
}
