package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.StrayResult;
import dev.neurosdk.server.force.ForceOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results that settle nothing, each recognised as what it is (BPA-8). */
class StrayResultTest {

    private final OneSession world = new OneSession();

    private NeuroMessage.Action called() {
        world.forces("a");
        world.answers.removeLast().complete(new dev.neurosdk.server.decider.Decision("a", null));
        return world.call();
    }

    private List<StrayResult> strays() {
        return world.events(SessionEvent.ResultDiscarded.class).stream()
                .map(SessionEvent.ResultDiscarded::kind)
                .toList();
    }

    @Test
    void secondResultOfACall_isADuplicate() {
        world.startsAndRegisters("a");
        NeuroMessage.Action call = called();

        world.results(call, true, "Once.");
        world.results(call, true, "Twice.");

        assertThat(strays()).containsExactly(StrayResult.DUPLICATE);
        assertThat(world.news).filteredOn(line -> line.startsWith("result")).hasSize(1);
    }

    @Test
    void resultAfterTheDeadline_isLateOnceAndADuplicateThen() {
        world.startsAndRegisters("a");
        NeuroMessage.Action call = called();
        world.pass(Duration.ofSeconds(20));

        world.results(call, true, "Sorry.");
        world.results(call, true, "Sorry again.");

        assertThat(strays()).containsExactly(StrayResult.LATE, StrayResult.DUPLICATE);
        assertThat(world.news).noneMatch(line -> line.startsWith("result"));
    }

    @Test
    void lateResult_doesNotSettleANewerCall() {
        world.startsAndRegisters("a");
        NeuroMessage.Action old = called();
        world.pass(Duration.ofSeconds(20));
        NeuroMessage.Action newer = called();

        world.results(old, false, "Sorry.");

        assertThat(world.view().owed()).isNotNull();
        world.results(newer, true, "Done.");
        assertThat(world.outcomes()).containsExactly(ForceOutcome.TIMED_OUT, ForceOutcome.SUCCEEDED);
    }

    @Test
    void resultOfACallBeforeStartup_isLate() {
        world.startsAndRegisters("a");
        NeuroMessage.Action call = called();
        world.says(new GameMessage.Startup(GAME));

        world.results(call, true, "From before.");

        assertThat(strays()).containsExactly(StrayResult.LATE);
    }

    @Test
    void resultOfAnotherConnectionsCall_isForeign() {
        SessionSettings shared = OneSession.settings();
        OneSession first = new OneSession(shared, 1, new NameClaims());
        OneSession second = new OneSession(shared, 2, new NameClaims());
        first.startsAndRegisters("a");
        first.forces("a");
        first.decides("a");
        NeuroMessage.Action call = first.call();
        second.startsAndRegisters("a");

        second.results(call, true, "Not mine.");

        assertThat(second.events(SessionEvent.ResultDiscarded.class))
                .extracting(SessionEvent.ResultDiscarded::kind)
                .containsExactly(StrayResult.FOREIGN);
        assertThat(first.view().owed()).isNotNull();
    }

    @Test
    void madeUpIds_areUnknown() {
        world.startsAndRegisters("a");
        String real = called().id();

        for (String id :
                List.of("", "1", "1-1-0", real + "0", real.toUpperCase(java.util.Locale.ROOT) + "x", "9" + real)) {
            world.says(new GameMessage.ActionResult(GAME, id, true, null));
        }

        assertThat(strays()).hasSize(6).containsOnly(StrayResult.UNKNOWN);
        assertThat(world.view().owed()).isNotNull();
    }
}
