package dev.neurosdk.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.selftest.Talk;
import dev.neurosdk.testkit.recording.Direction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls that cross with what the game says are nobody's mistake; those that come although Neuro has heard it are. */
class HearingTest {

    private static final String REGISTERED = "S2C ACN-1/registered";
    private static final String ALONE = "S2C RES-2/one-call";

    private static String schema(String value) {
        return "{\"type\":\"object\",\"properties\":{\"v\":{\"enum\":[\"" + value + "\"]}},\"required\":[\"v\"]}";
    }

    private static NeuroMessage call(String id, String value) {
        return new NeuroMessage.Action(id, "a", "{\"v\":\"" + value + "\"}");
    }

    @Test
    void callThatCrossedUnregister_isNoMistake_howeverLate() {
        Talk talk = Talk.begun("a").unregister("a").later(Duration.ofSeconds(5)).call("1", "a");
        assertThat(talk.findings()).isEmpty();
        assertThat(talk.model().owed()).hasSize(1);
        assertThat(talk.result("1", false).findings()).isEmpty();
    }

    @Test
    void callAfterUnregister_isFound_onceAPongShowsThatItWasHeard() {
        Talk crossing = Talk.begun("a").unregister("a").ping("p").call("1", "a").pong("p");
        assertThat(crossing.findings()).isEmpty();
        Talk heard = Talk.begun("a").unregister("a").ping("p").pong("p").call("1", "a");
        assertThat(heard.findings()).containsExactly(REGISTERED);
    }

    @Test
    void pong_showsWhatCameBeforeItsOwnPing_andNothingWhenNobodyAsked() {
        assertThat(Talk.begun("a")
                        .ping("p")
                        .unregister("a")
                        .pong("p")
                        .call("1", "a")
                        .findings())
                .isEmpty();
        assertThat(Talk.begun("a").unregister("a").pong("p").call("1", "a").findings())
                .isEmpty();
        assertThat(Talk.begun("a")
                        .unregister("a")
                        .ping("p")
                        .pong("q")
                        .call("1", "a")
                        .findings())
                .isEmpty();
    }

    @Test
    void callAfterUnregister_isFound_onceAnotherCallShowsThatItWasHeard() {
        Talk talk = Talk.begun("a").unregister("a").register("b").force("b").call("1", "b");
        assertThat(talk.result("1", true).call("2", "a").findings()).containsExactly(REGISTERED);
    }

    @Test
    void callAfterUnregisterAndResult_isFound_sinceItNeedsTheResult() {
        Talk talk = Talk.begun("a").force("a").call("1", "a").unregister("a").result("1", true);
        assertThat(talk.call("2", "a").findings()).containsExactly(REGISTERED);
    }

    @Test
    void callOfWhatIsRegisteredOnceMore_showsNothing() {
        Talk talk = Talk.begun("a", "b").unregister("b").unregister("a").register("a");
        assertThat(talk.call("1", "a").result("1", true).findings()).isEmpty();
        assertThat(Talk.begun("a", "b")
                        .unregister("b")
                        .unregister("a")
                        .register("a")
                        .call("1", "b")
                        .findings())
                .isEmpty();
    }

    @Test
    void callThatCrossedStartup_isOver_andLeavesRoomForTheNext() {
        Talk talk = Talk.begun("a").startup().later(Duration.ofSeconds(5)).call("1", "a");
        assertThat(talk.register("b").force("b").call("2", "b").findings()).isEmpty();
        assertThat(talk.model().owed()).extracting(owed -> owed.call().id()).containsExactly("2");
        assertThat(talk.result("1", false).findings()).isEmpty();
    }

    @Test
    void callThatCrossedStartup_leavesRoomForTheNext_whenTheSameIsRegisteredAgain() {
        Talk talk = Talk.begun("a").startup().register("a").force("a").call("1", "a");
        assertThat(talk.call("2", "a").findings()).isEmpty();
        assertThat(talk.call("3", "a").findings()).containsExactly(ALONE);
    }

    @Test
    void callAfterStartup_isFound_onceItWasHeard() {
        assertThat(Talk.begun("a").startup().ping("p").pong("p").call("1", "a").findings())
                .containsExactly(REGISTERED);
        assertThat(Talk.of(Edition.newest())
                        .startup()
                        .register("a")
                        .ack()
                        .startup()
                        .ack()
                        .call("1", "a")
                        .findings())
                .as("a second acknowledgement may be of the first startup")
                .isEmpty();
        assertThat(Talk.begun("a")
                        .startup()
                        .register("b")
                        .call("1", "b")
                        .result("1", true)
                        .call("2", "a")
                        .findings())
                .containsExactly(REGISTERED);
    }

    @Test
    void secondCall_isFound_unlessTheResultCanHaveBeenHeard() {
        assertThat(Talk.begun("a").call("1", "a").call("2", "a").findings()).containsExactly(ALONE);
        assertThat(Talk.begun("a")
                        .call("1", "a")
                        .result("1", true)
                        .call("2", "a")
                        .findings())
                .isEmpty();
        assertThat(Talk.begun("a", "b")
                        .call("1", "a")
                        .ping("p")
                        .pong("p")
                        .unregister("a")
                        .call("2", "b")
                        .findings())
                .containsExactly(ALONE);
    }

    @Test
    void secondCall_isNoMistake_whenTheServerMayHaveGivenUp() {
        Talk talk = Talk.of(Edition.E0).startup().register("a").call("1", "a");
        assertThat(talk.later(Duration.ofSeconds(15)).call("2", "a").findings()).containsExactly(ALONE);
        assertThat(talk.later(Duration.ofSeconds(17)).call("3", "a").findings()).containsExactly(ALONE);
    }

    @Test
    void dataOfTheOldSchema_isNoMistake_untilTheNewOneWasHeard() {
        Talk talk = Talk.of(Edition.newest()).startup().define("a", "Does a.", schema("old"));
        talk.define("a", "Does a.", schema("new")).neuro(call("1", "old")).result("1", true);
        assertThat(talk.findings()).isEmpty();
        talk.neuro(call("2", "new")).result("2", true);
        talk.neuro(call("3", "neither")).result("3", true);
        assertThat(talk.findings()).containsExactly("S2C ACN-2/fit");
        talk.ping("p").pong("p").neuro(call("4", "old"));
        assertThat(talk.findings()).containsExactly("S2C ACN-2/fit", "S2C ACN-2/fit");
    }

    @Test
    void fault_excusesCalls_untilAStartupWasHeardAfterIt() {
        Talk talk = Talk.begun("a").fault(Direction.C2S).register("b").startup().call("1", "c");
        assertThat(talk.findings()).isEmpty();
        talk.result("1", true).ping("p").pong("p").call("2", "c");
        assertThat(talk.findings()).containsExactly(REGISTERED);
    }

    @Test
    void whatMayBeUnheard_isBounded() {
        Talk talk = Talk.begun("a").unregister("a");
        for (int i = 0; i < 20_000; i++) {
            talk.result("never", true);
        }
        assertThat(talk.call("1", "a").findings()).endsWith(REGISTERED);
    }
}
