package dev.neurosdk.server.decider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.server.event.SessionRef;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomDeciderTest {

    private static final ActionSchema NUMBER = schema("""
            {"type":"object","properties":{"n":{"type":"integer","minimum":1,"maximum":1000}},"required":["n"]}""");
    private static final ActionSchema IMPOSSIBLE = schema("""
            {"type":"object","properties":{"n":false},"required":["n"]}""");
    private static final ActionSchema NONE = schema("{}");

    private static ActionSchema schema(String text) {
        return ActionSchema.compile(text, Edition.newest()).orElseThrow();
    }

    private static DecisionRequest request(String game, ActionSchema... schemas) {
        List<ActionOffer> offers = IntStream.range(0, schemas.length)
                .mapToObj(index -> new ActionOffer("action_" + index, "An action.", schemas[index]))
                .toList();
        return new DecisionRequest(
                new SessionRef(1, "id", "127.0.0.1:1", game),
                game,
                null,
                "Choose.",
                false,
                ForcePriority.LOW,
                offers,
                1,
                List.of());
    }

    private static Decision choose(Decider decider, String game, ActionSchema... schemas) {
        return decider.decide(request(game, schemas)).toCompletableFuture().join();
    }

    private static List<Decision> tenChoices(long seed, String game) {
        RandomDecider decider = new RandomDecider(seed);
        return Stream.generate(() -> choose(decider, game, NUMBER, NUMBER))
                .limit(10)
                .toList();
    }

    @Test
    void choices_followFromSeedAndGame() {
        assertThat(tenChoices(1, "a")).isEqualTo(tenChoices(1, "a"));
        assertThat(tenChoices(1, "a")).isNotEqualTo(tenChoices(2, "a"));
        assertThat(tenChoices(1, "a")).isNotEqualTo(tenChoices(1, "b"));
    }

    @Test
    void choices_startAnewWithTheGame() {
        RandomDecider decider = new RandomDecider(3);
        Game game = new StubGame("a", 1).handle;
        decider.gameStarted(game);
        Decision first = choose(decider, "a", NUMBER);
        choose(decider, "a", NUMBER);
        decider.gameStarted(game);

        assertThat(choose(decider, "a", NUMBER)).isEqualTo(first);
    }

    @Test
    void data_fitsTheSchema() {
        RandomDecider decider = new RandomDecider(4);

        for (int round = 0; round < 100; round++) {
            assertThat(NUMBER.validate(choose(decider, "a", NUMBER).data())).isEmpty();
        }
    }

    @Test
    void action_withoutParameters_getsNoData() {
        assertThat(choose(new RandomDecider(5), "a", NONE).data()).isNull();
    }

    @Test
    void action_thatNoDataFits_isPassedOver() {
        RandomDecider decider = new RandomDecider(6);

        for (int round = 0; round < 20; round++) {
            assertThat(choose(decider, "a", IMPOSSIBLE, NUMBER).action()).isEqualTo("action_1");
        }
    }

    @Test
    void offers_thatNoDataFits_areNoDecision() {
        assertThatThrownBy(() -> choose(new RandomDecider(7), "a", IMPOSSIBLE))
                .hasRootCauseMessage("no valid data was found for any offered action");
    }

    @Test
    void delay_belowZero_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RandomDecider(8, Duration.ofMillis(-1)));
    }
}
