package dev.neurosdk.examples.tictactoe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.examples.tictactoe.MatchResult.Outcome;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.message.GameMessage.RegisterActions;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchTest {

    private final List<GameMessage> said = new ArrayList<>();
    private final Match match = new Match(1, said::add);

    @BeforeEach
    void begin() {
        match.begin();
    }

    @Test
    void begin_startupThenRulesThenTurn() {
        assertThat(commands()).startsWith("startup context").endsWith("actions/register actions/force");
        assertThat(last(ForceActions.class).actionNames()).containsExactly("place");
        assertThat(last(ForceActions.class).state()).contains("Free cells:");
        assertThat(match.result()).isEmpty();
    }

    @Test
    void begin_someSeeds_neuroBegins_othersNot() {
        Set<Integer> openings = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            List<GameMessage> opening = new ArrayList<>();
            new Match(seed, opening::add).begin();
            openings.add(opening.size());
        }
        assertThat(openings).containsExactlyInAnyOrder(4, 5);
    }

    @Test
    void goodCall_unregistersBeforeTheResult_thenNextTurn() {
        String data = freeCell(said);
        said.clear();
        call("a", data);
        assertThat(commands()).isEqualTo("actions/unregister action/result context actions/register actions/force");
        assertThat(last(ActionResult.class).id()).isEqualTo("a");
        assertThat(last(ActionResult.class).success()).isTrue();
    }

    @Test
    void badData_failsWithTheOptions_andKeepsTheAction() {
        String options = Cell.list(free(said));
        said.clear();
        call("b", "{\"cell\": \"attic\"}");
        assertThat(commands()).isEqualTo("action/result");
        assertThat(last(ActionResult.class))
                .isEqualTo(new ActionResult(
                        Match.GAME,
                        "b",
                        false,
                        "The cell must be one that is free, written exactly so: " + options + "."));
    }

    @Test
    void unknownAction_failsWithAReason() {
        new Action("c", "fly", null).accept(match);
        assertThat(last(ActionResult.class).success()).isFalse();
        assertThat(last(ActionResult.class).message()).isEqualTo("There is no action fly here.");
    }

    @Test
    void reregisterAll_registersWhatIsRegistered() {
        RegisterActions before = last(RegisterActions.class);
        said.clear();
        new NeuroMessage.ReregisterAll().accept(match);
        assertThat(said).containsExactly(before);
    }

    @Test
    void wholeMatch_endsWithContext_andLaterCallsFail() {
        playOut(match, said);
        assertThat(said.get(said.size() - 1))
                .isInstanceOfSatisfying(
                        GameMessage.Context.class,
                        context -> assertThat(context.message()).startsWith("## The match is over"));
        said.clear();
        call("late", "{\"cell\": \"center\"}");
        assertThat(commands()).isEqualTo("action/result");
        assertThat(last(ActionResult.class).success()).isFalse();
    }

    @Test
    void manySeeds_reachEveryOutcome() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (long seed = 0; seed < 50; seed++) {
            List<GameMessage> talk = new ArrayList<>();
            Match one = new Match(seed, talk::add);
            one.begin();
            outcomes.add(playOut(one, talk).outcome());
        }
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.NEURO_WON, Outcome.GAME_WON, Outcome.DRAW);
    }

    @Test
    void gracefulShutdown_waitsForTheTurn_thenReady() {
        new NeuroMessage.GracefulShutdown(true).accept(match);
        String data = freeCell(said);
        said.clear();
        call("d", data);
        assertThat(commands()).isEqualTo("actions/unregister action/result shutdown/ready");
        assertThat(match.result())
                .hasValueSatisfying(end -> assertThat(end.outcome()).isEqualTo(Outcome.ABANDONED));
    }

    @Test
    void gracefulShutdown_withdrawn_playsOn() {
        new NeuroMessage.GracefulShutdown(true).accept(match);
        new NeuroMessage.GracefulShutdown(false).accept(match);
        call("e", freeCell(said));
        assertThat(commands()).doesNotContain("shutdown/ready").endsWith("actions/force");
    }

    @Test
    void immediateShutdown_isReadyAtOnce_andOnlyOnce() {
        said.clear();
        new NeuroMessage.ImmediateShutdown().accept(match);
        new NeuroMessage.ImmediateShutdown().accept(match);
        assertThat(commands()).isEqualTo("actions/unregister shutdown/ready");
    }

    private static MatchResult playOut(Match match, List<GameMessage> talk) {
        while (match.result().isEmpty()) {
            new Action("turn", "place", freeCell(talk)).accept(match);
        }
        return match.result().get();
    }

    private static String freeCell(List<GameMessage> talk) {
        return "{\"cell\": \"" + free(talk).get(0).wire() + "\"}";
    }

    /** The cells that the latest state calls free. */
    private static List<Cell> free(List<GameMessage> talk) {
        String state = Objects.requireNonNull(last(ForceActions.class, talk).state());
        String names = state.substring(state.indexOf("Free cells: ") + "Free cells: ".length());
        return Stream.of(names.split(", "))
                .map(name -> Cell.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private void call(String id, String data) {
        new Action(id, "place", data).accept(match);
    }

    private String commands() {
        return said.stream().map(GameMessage::command).collect(joining(" "));
    }

    private <M extends GameMessage> M last(Class<M> kind) {
        return last(kind, said);
    }

    private static <M extends GameMessage> M last(Class<M> kind, List<GameMessage> talk) {
        return talk.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
