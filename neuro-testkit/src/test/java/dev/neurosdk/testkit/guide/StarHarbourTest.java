package dev.neurosdk.testkit.guide;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static dev.neurosdk.testkit.assertion.Sayings.failure;
import static dev.neurosdk.testkit.assertion.Sayings.register;
import static dev.neurosdk.testkit.assertion.Sayings.startup;

import dev.neurosdk.testkit.junit.NeuroTest;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import org.junit.jupiter.api.Test;

@NeuroTest
class StarHarbourTest {

    @Test
    void badData_isRefused(FakeNeuro neuro) throws Exception {
        try (StarHarbour game = new StarHarbour(neuro.uri())) {
            game.turn();
            neuro.actInvalid("sail");
            assertThat(neuro).received(startup()).then(register("sail", "wait")).then(failure());
        }
    }
}
