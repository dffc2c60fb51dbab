package dev.neurosdk.testkit.guide;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static dev.neurosdk.testkit.assertion.Sayings.action;
import static dev.neurosdk.testkit.assertion.Sayings.context;
import static dev.neurosdk.testkit.assertion.Sayings.force;
import static dev.neurosdk.testkit.assertion.Sayings.register;
import static dev.neurosdk.testkit.assertion.Sayings.startup;
import static dev.neurosdk.testkit.assertion.Sayings.success;

import dev.neurosdk.testkit.junit.NeuroTest;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import org.junit.jupiter.api.Test;

/** The examples of the page about assertions. */
class AssertionGuideTest {

    @Test
    @NeuroTest
    void conversation(FakeNeuro neuro) throws Exception {
        try (StarHarbour game = new StarHarbour(neuro.uri())) {
            game.turn();
            assertThat(neuro)
                    .forceIsOpenOver("sail", "wait")
                    .hasRegistered("sail")
                    .owesNoResult();
            neuro.actValid("sail");
            assertThat(neuro)
                    .received(startup())
                    .then(register("sail", "wait"))
                    .then(force("sail", "wait").with("/data/query", "\"Where to?\""))
                    .thenSent(action("sail"))
                    .thenReceived(success());
            assertThat(neuro).neverReceived(context()).hasNoOpenForce().hasNoViolations();
        }
        assertThat(neuro).closedWith(1000);
    }
}
