package dev.neurosdk.server.decider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.codec.StrictJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link RandomDecider} does for one game: choices, time, malformed data, unforced acts. */
class RandomPlayerTest {

    private static final ActionOffer NUMBER = StubGame.offer("number", """
            {"type":"object","properties":{"n":{"type":"integer","minimum":1,"maximum":1000}},"required":["n"]}""");
    private static final ActionOffer PLAIN = StubGame.offer("plain", "{}");
    private static final RandomSettings SETTINGS = RandomSettings.of(7);

    private final VirtualAlarms alarms = new VirtualAlarms();
    private final StubGame game = new StubGame("Star Harbour", 1).offering(NUMBER, PLAIN);

    private RandomDecider decider(RandomSettings settings) {
        return new RandomDecider(settings, alarms);
    }

    private static List<Decision> choices(RandomDecider decider, StubGame asking, int count) {
        return Stream.generate(() ->
                        decider.decide(asking.question()).toCompletableFuture().join())
                .limit(count)
                .toList();
    }

    private void settleAll() {
        game.outcomes.forEach(outcome -> outcome.complete(new ActionOutcome.Answered("id", true, null)));
    }

    @Test
    void gamesOfOneName_doNotDisturbEachOther() {
        RandomDecider decider = decider(SETTINGS);
        StubGame twin = new StubGame("Star Harbour", 2).offering(NUMBER, PLAIN);
        decider.gameStarted(game.handle);
        List<Decision> first = choices(decider, game, 3);
        decider.gameStarted(twin.handle);
        List<Decision> ofTwin = choices(decider, twin, 6);
        List<Decision> rest = choices(decider, game, 3);
        decider.gameLeft(twin.handle);

        assertThat(ofTwin)
                .isEqualTo(Stream.concat(first.stream(), rest.stream()).toList());
        RandomDecider alone = decider(SETTINGS);
        alone.gameStarted(game.handle);
        assertThat(choices(alone, game, 6)).isEqualTo(ofTwin);
    }

    @Test
    void unforcedActs_doNotDisturbChoices() {
        RandomDecider quiet = decider(SETTINGS);
        quiet.gameStarted(game.handle);
        List<Decision> undisturbed = choices(quiet, game, 5);
        RandomDecider busy = decider(SETTINGS.withUnforced(Duration.ofSeconds(1)));
        busy.gameStarted(game.handle);
        alarms.pass(Duration.ofSeconds(5));

        assertThat(game.acts).hasSize(1);
        assertThat(choices(busy, game, 5)).isEqualTo(undisturbed);
    }

    @Test
    void delay_liesInTheRange_andIsSeeded() {
        RandomDecider decider = decider(SETTINGS.withDelay(Duration.ofMillis(100), Duration.ofMillis(300)));
        decider.gameStarted(game.handle);
        for (int round = 0; round < 50; round++) {
            CompletableFuture<Decision> answer = decider.decide(game.question()).toCompletableFuture();
            alarms.pass(Duration.ofNanos(99_999_999));
            assertThat(answer).isNotDone();
            alarms.pass(Duration.ofMillis(200).plusNanos(1));
            assertThat(answer).isCompleted();
        }
        assertThat(alarms.open()).isZero();
    }

    @Test
    void answer_thatIsWithdrawn_leavesNoAlarm() {
        RandomDecider decider = decider(SETTINGS.withDelay(Duration.ofHours(1), Duration.ofHours(1)));

        decider.decide(game.question()).toCompletableFuture().cancel(true);

        assertThat(alarms.open()).isZero();
    }

    @Test
    void unforcedActs_comeOneAtATime_atTheMeanInterval() {
        RandomDecider decider = decider(SETTINGS.withUnforced(Duration.ofSeconds(2)));
        decider.gameStarted(game.handle);

        alarms.pass(Duration.ofSeconds(60));
        assertThat(game.acts).as("the first one has no outcome yet").hasSize(1);
        for (int second = 0; second < 2000; second++) {
            settleAll();
            alarms.pass(Duration.ofSeconds(1));
        }

        assertThat(game.acts).hasSizeBetween(650, 1050);
        assertThat(game.acts).extracting(Decision::action).contains("number", "plain");
    }

    @Test
    void unforcedActs_waitForSomethingToBeOffered_andEndWithTheGame() {
        game.offers.clear();
        RandomDecider decider = decider(SETTINGS.withUnforced(Duration.ofSeconds(1)));
        decider.gameStarted(game.handle);
        alarms.pass(Duration.ofSeconds(20));
        assertThat(game.acts).isEmpty();
        game.offering(PLAIN);
        alarms.pass(Duration.ofSeconds(10));
        assertThat(game.acts).hasSize(1);

        decider.gameLeft(game.handle);
        game.connected = false;
        settleAll();
        alarms.pass(Duration.ofSeconds(60));

        assertThat(game.acts).hasSize(1);
        assertThat(alarms.open()).isZero();
    }

    @Test
    void gameThatStartsAnew_isPlayedOnce() {
        RandomDecider decider = decider(SETTINGS.withUnforced(Duration.ofSeconds(1)));
        decider.gameStarted(game.handle);
        decider.gameStarted(game.handle);

        assertThat(alarms.open()).isEqualTo(1);
        alarms.pass(Duration.ofSeconds(6));
        decider.gameStarted(game.handle);
        settleAll();

        assertThat(alarms.open()).isEqualTo(1);
    }

    @Test
    void malformed_always_neverFits_andIsOfEveryKind() {
        RandomDecider decider = decider(SETTINGS.withMalformed(1));
        decider.gameStarted(game.handle);
        List<Decision> decisions = choices(decider, game, 300);

        assertThat(decisions).noneMatch(Decision::checked).allSatisfy(decision -> {
            ActionOffer offer = decision.action().equals("number") ? NUMBER : PLAIN;
            assertThat(offer.schema().validate(decision.data())).isNotEmpty();
        });
        assertThat(decisions)
                .anyMatch(decision ->
                        StrictJson.read(String.valueOf(decision.data()), 1000) instanceof StrictJson.Invalid)
                .anyMatch(decision -> String.valueOf(decision.data()).startsWith("{\"n\":"))
                .anyMatch(decision -> "[]".equals(decision.data()));
    }

    @Test
    void malformed_atARate_isThatOften() {
        RandomDecider decider = decider(SETTINGS.withMalformed(0.1));
        decider.gameStarted(game.handle);

        long broken = choices(decider, game, 1000).stream()
                .filter(decision -> !decision.checked())
                .count();

        assertThat(broken).isBetween(60L, 140L);
    }

    @Test
    void settings_thatMakeNoSense_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withMalformed(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withMalformed(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withUnforced(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withDelay(Duration.ofMillis(2), Duration.ofMillis(1)));
    }
}
