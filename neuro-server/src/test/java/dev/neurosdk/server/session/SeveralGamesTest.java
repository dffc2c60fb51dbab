package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralGamesTest {

    private static final String OTHER = "Moon Harbour";

    private final OneSession world = new OneSession();

    private List<SessionEvent.ActionsChanged> changes() {
        return world.events.stream()
                .filter(SessionEvent.ActionsChanged.class::isInstance)
                .map(SessionEvent.ActionsChanged.class::cast)
                .toList();
    }

    @Test
    void startup_endsTheForceOfAnotherGameThatHasNothingLeft() {
        world.startsAndRegisters("open");
        world.says(new GameMessage.Startup(OTHER));
        world.says(new GameMessage.ForceActions(OTHER, "Choose.", List.of("open")));

        world.says(new GameMessage.Startup(GAME));

        assertThat(world.outcomes()).containsExactly(ForceOutcome.NAMES_GONE);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void startup_tellsThatTheActionsAreGone() {
        world.startsAndRegisters("open", "close");

        world.says(new GameMessage.Startup(GAME));

        assertThat(changes().get(1).removed()).containsExactly("open", "close");
        assertThat(changes().get(1).registered()).isZero();
    }

    @Test
    void startup_leavesTheCallOfAnotherGameOwed() {
        world.startsAndRegisters("open");
        world.says(new GameMessage.Startup(OTHER));
        world.sent.clear();
        world.forces("open");
        world.decides("open");
        NeuroMessage.Action call = world.call();

        world.says(new GameMessage.Startup(OTHER));
        world.results(call, true, "Done.");

        assertThat(world.outcomes()).containsExactly(ForceOutcome.SUCCEEDED);
    }

    @Test
    void unregister_ofAnothersAction_isToldAsAChangeOfThatGame() {
        world.startsAndRegisters("open");

        world.says(new GameMessage.UnregisterActions(OTHER, List.of("open")));

        assertThat(changes().get(1).game()).isEqualTo(GAME);
    }

    @Test
    void register_ofAnothersName_isToldToBoth() {
        world.startsAndRegisters("open");

        world.says(new GameMessage.RegisterActions(OTHER, List.of(new ActionDefinition("open", "Mine now."))));

        assertThat(changes())
                .extracting(SessionEvent.ActionsChanged::game, SessionEvent.ActionsChanged::removed)
                .endsWith(tuple(GAME, List.of("open")), tuple(OTHER, List.of()));
    }

    @Test
    void gamesBeyondTheLimit_areIgnoredAndReported() {
        for (int number = 1; number <= 9; number++) {
            world.says(new GameMessage.Startup("Game " + number));
        }

        assertThat(world.view().games()).hasSize(8).doesNotContain("Game 9");
        assertThat(world.events.get(world.events.size() - 1))
                .isInstanceOfSatisfying(
                        SessionEvent.InputIgnored.class,
                        ignored -> assertThat(ignored.violations())
                                .extracting(violation -> violation.rule())
                                .containsExactly(Rule.GAME_NAME_STABLE));
    }

    @Test
    void close_isToldOnceForEachGame() {
        world.says(new GameMessage.Startup(GAME));
        world.says(new GameMessage.Startup(OTHER));
        world.says(new GameMessage.Startup(GAME));

        world.post(new SessionInput.Closed(1000, ""));
        world.post(new SessionInput.Closed(1000, ""));

        assertThat(world.news).endsWith("left " + GAME, "left " + OTHER);
        assertThat(world.news).filteredOn(line -> line.startsWith("left")).hasSize(2);
    }
}
