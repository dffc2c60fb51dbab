package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.event.SessionEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Context while a result is owed (BPC-4). */
class HeldContextTest {

    private static OneSession owing(SessionSettings settings) {
        OneSession world = new OneSession(settings);
        world.startsAndRegisters("a");
        world.forces("a");
        world.decides("a");
        world.news.clear();
        return world;
    }

    private static OneSession owing() {
        return owing(OneSession.settings());
    }

    private static void tells(OneSession world, String... messages) {
        List.of(messages).forEach(message -> world.says(new GameMessage.Context(GAME, message, true)));
    }

    @Test
    void context_isHandedOverAtOnceWhenNothingIsOwed() {
        OneSession world = new OneSession();

        tells(world, "one");

        assertThat(world.news).endsWith("context one");
        assertThat(world.events(SessionEvent.ContextHeld.class)).isEmpty();
    }

    @Test
    void context_followsTheOwedResultInOrder() {
        OneSession world = owing();
        NeuroMessage.Action call = world.call();

        tells(world, "one", "two");
        assertThat(world.news).isEmpty();
        assertThat(world.view().heldContexts()).isEqualTo(2);
        world.results(call, true, "Done.");

        assertThat(world.news).startsWith("result a true", "context one", "context two");
        assertThat(world.view().heldContexts()).isZero();
    }

    @Test
    void context_isReleasedWhenTheResultIsOverdue() {
        OneSession world = owing();
        tells(world, "one");

        world.pass(Duration.ofSeconds(20));

        assertThat(world.news).startsWith("context one");
    }

    @Test
    void context_isReleasedByStartupBeforeTheGameStartsAnew() {
        OneSession world = owing();
        tells(world, "one");

        world.says(new GameMessage.Startup(GAME));

        assertThat(world.news).containsSubsequence("context one", "started " + GAME);
    }

    @Test
    void context_isReleasedByTheEndBeforeTheGameLeaves() {
        OneSession world = owing();
        tells(world, "one");

        world.post(new SessionInput.Closed(1006, ""));

        assertThat(world.news).containsSubsequence("context one", "left " + GAME);
    }

    @Test
    void contexts_beyondTheLimit_letTheOldestGoAhead() {
        OneSession world = owing(OneSession.settings().with(SessionLimits.DEFAULT.withWaiting(1, 1, 2)));

        tells(world, "one", "two", "three");

        assertThat(world.news).containsExactly("context one");
        assertThat(world.view().heldContexts()).isEqualTo(2);
        assertThat(world.events(SessionEvent.LimitReached.class))
                .extracting(SessionEvent.LimitReached::limit)
                .containsExactly("heldContexts");
    }

    @Test
    void contexts_thatAreTooLongTogether_letTheOldestGoAhead() {
        SessionLimits usual = SessionLimits.DEFAULT;
        SessionLimits short10 = new SessionLimits(
                1, 9, 999, usual.nameLength(), usual.descriptionLength(), usual.schema(), 1, 1, 9, 10);
        OneSession world = owing(OneSession.settings().with(short10));

        tells(world, "123456", "1234567", "12345678901");

        assertThat(world.news).containsExactly("context 123456", "context 1234567", "context 12345678901");
        assertThat(world.view().heldContexts()).isZero();
    }

    @Test
    void contextsOfAllGamesOnASocket_keepTheirOrder() {
        OneSession world = owing();
        NeuroMessage.Action call = world.call();

        tells(world, "one");
        world.says(new GameMessage.Context("Moon Harbour", "two", true));
        tells(world, "three");
        world.results(call, true, "Done.");

        assertThat(world.news).containsSubsequence("context one", "context two", "context three");
    }
}
