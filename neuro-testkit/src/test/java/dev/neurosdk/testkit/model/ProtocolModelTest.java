package dev.neurosdk.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.selftest.Talk;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolModelTest {

    @Test
    void flawlessConversation_hasNoFinding() {
        Talk talk = Talk.begun("look", "go")
                .ack()
                .force("look", "go")
                .call("1", "go")
                .result("1", false)
                .call("2", "look")
                .result("2", true)
                .force("go")
                .call("3", "go")
                .unregister("go")
                .result("3", true);

        assertThat(talk.findings()).isEmpty();
        assertThat(talk.state().actions()).containsOnlyKeys("look");
        assertThat(talk.model().openForce()).isEmpty();
        assertThat(talk.model().owed()).isEmpty();
    }

    @Test
    void registry_followsRegisterUnregisterAndStartup() {
        Talk talk = Talk.begun("a", "b").unregister("a", "never").register("c");
        assertThat(talk.model().registry()).containsOnlyKeys("b", "c");
        assertThat(talk.startup().model().registry()).isEmpty();
        assertThat(talk.findings()).isEmpty();
    }

    @Test
    void registeringAgain_keepsTheFirstUpToE6AndTheLastFromE7() {
        for (Edition edition : List.of(Edition.E6, Edition.E7)) {
            Talk talk = Talk.of(edition).startup().register("a");
            talk.game(new GameMessage.RegisterActions(Talk.GAME, List.of(new ActionDefinition("a", "Newer."))));
            boolean replaced = edition.equals(Edition.E7);
            assertThat(talk.state().actions())
                    .containsExactly(entry("a", new ActionDefinition("a", replaced ? "Newer." : "Does a.")));
            assertThat(talk.findings()).isEqualTo(replaced ? List.of() : List.of("C2S REG-2/duplicate"));
        }
    }

    @Test
    void force_isOpenUntilItsCallSucceeds() {
        Talk talk = Talk.begun("a", "b").force("a");
        assertThat(talk.model().openForce().orElseThrow().calls()).isZero();
        talk.call("1", "a");
        assertThat(talk.model().owed())
                .singleElement()
                .satisfies(owed -> assertThat(owed.forced()).isTrue());
        talk.result("1", false);
        assertThat(talk.model().openForce().orElseThrow().refused()).isTrue();
        talk.call("2", "a").result("2", true);
        assertThat(talk.model().openForce()).isEmpty();
    }

    @Test
    void force_ends_whenAllItsNamesAreUnregistered() {
        assertThat(Talk.begun("a", "b").force("a").unregister("a").model().openForce())
                .isEmpty();
        assertThat(Talk.begun("a", "b").force("a", "b").unregister("a").model().openForce())
                .isPresent();
    }

    @Test
    void unforcedCall_leavesTheForceOpen() {
        Talk talk = Talk.begun("a", "b").force("a").call("1", "b").result("1", true);
        assertThat(talk.model().openForce()).isPresent();
        assertThat(talk.findings()).isEmpty();
    }

    @Test
    void missingStartup_isFoundOnce() {
        Talk talk = Talk.of(Edition.newest()).register("a").register("b");
        assertThat(talk.findings()).containsExactly("C2S STA-1/first");
    }

    @Test
    void changedGame_isFound() {
        Talk talk = Talk.begun("a").game(new GameMessage.Context("Another", "Hello.", true));
        assertThat(talk.findings()).containsExactly("C2S ENV-4/stable-name");
    }

    @Test
    void secondForce_isFound_unlessTheFirstMayBeOver() {
        assertThat(Talk.begun("a").force("a").force("a").findings()).containsExactly("C2S FRC-2/one-at-a-time");
        assertThat(Talk.begun("a")
                        .force("a")
                        .call("1", "a")
                        .result("1", false)
                        .force("a")
                        .findings())
                .isEmpty();
        assertThat(Talk.of(Edition.E0)
                        .startup()
                        .register("a")
                        .force("a")
                        .force("a")
                        .findings())
                .isEmpty();
    }

    @Test
    void forceOnUnregistered_isFoundAtItsIndex_andNotOpen() {
        Talk talk = Talk.begun("a").force("b");
        assertThat(talk.findings()).containsExactly("C2S GDE-3/registered");
        assertThat(talk.model().openForce()).isEmpty();
    }

    @Test
    void strayResult_isFound() {
        assertThat(Talk.begun("a").result("7", true).findings()).containsExactly("C2S RES-1/id");
        assertThat(Talk.begun("a")
                        .call("1", "a")
                        .result("1", true)
                        .result("1", true)
                        .findings())
                .containsExactly("C2S RES-1/id");
    }

    @Test
    void overdueResult_isFoundByTheEditionsLimit_andTheCallIsGivenUp() {
        Talk talk = Talk.begun("a").call("1", "a").later(Duration.ofSeconds(19)).ack();
        assertThat(talk.findings()).isEmpty();
        talk.later(Duration.ofSeconds(2)).ack();
        assertThat(talk.findings()).containsExactly("C2S RES-4/in-time");
        assertThat(talk.model().owed()).isEmpty();
    }

    @Test
    void callOfWhatIsNotRegistered_isFound() {
        assertThat(Talk.begun("a").call("1", "b").findings()).containsExactly("S2C ACN-1/registered");
    }

    @Test
    void repeatedId_andSecondCall_areFound() {
        assertThat(Talk.begun("a")
                        .call("1", "a")
                        .result("1", true)
                        .call("1", "a")
                        .findings())
                .containsExactly("S2C ACN-1/unique-id");
        assertThat(Talk.begun("a").call("1", "a").call("2", "a").findings()).containsExactly("S2C RES-2/one-call");
    }

    @Test
    void unfitData_isFound() {
        String schema = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}";
        Talk talk = Talk.of(Edition.newest()).startup();
        talk.game(new GameMessage.RegisterActions(Talk.GAME, List.of(new ActionDefinition("a", "Does a.", schema))));
        talk.neuro(new NeuroMessage.Action("1", "a", "{\"n\":1}")).result("1", true);
        assertThat(talk.findings()).isEmpty();
        talk.neuro(new NeuroMessage.Action("2", "a", "{\"n\":\"one\"}"));
        assertThat(talk.findings()).containsExactly("S2C ACN-2/fit");
    }

    @Test
    void schemas_areJudgedWhereTheyAreRegistered() {
        Talk talk = Talk.begun("a").define("b", "Does b.", "{\"type\":\"string\"}");
        talk.raw(
                Direction.C2S,
                "{\"command\":\"actions/register\",\"game\":\"Star Harbour\",\"data\":{\"actions\":[{\"name\":\"c\",\"description\":\"Does c.\",\"schema\":{}}]}}");
        assertThat(talk.findings()).containsExactly("C2S ACD-3/root-type", "C2S ACD-3/empty");
    }

    @Test
    void acknowledgementBeforeStartup_isFound() {
        assertThat(Talk.of(Edition.newest()).ack().findings()).containsExactly("S2C ACK-1/answers");
    }

    @Test
    void brokenMessages_areFoundOnTheSideThatSentThem() {
        Talk talk = Talk.begun("a");
        talk.raw(Direction.C2S, "{").raw(Direction.S2C, "{\"command\":\"action\",\"game\":\"x\"}");
        assertThat(talk.findings()).startsWith("C2S JSON-2/text").contains("S2C ENV-2/no-game");
        talk.enter(
                new LogEntry.Message(talk.now(), 1, Direction.S2C, LogEntry.Opcode.BINARY, List.of(1), new byte[] {1}));
        assertThat(talk.findings()).last().isEqualTo("S2C ENV-3/text-frame");
    }

    @Test
    void fault_excusesItsMessageAndWhatFollowsFromIt_untilStartup() {
        Talk talk = Talk.begun("a").fault(Direction.C2S).raw(Direction.C2S, "{");
        talk.call("1", "never").result("9", true);
        assertThat(talk.findings()).isEmpty();
        talk.raw(Direction.C2S, "{");
        assertThat(talk.findings()).containsExactly("C2S JSON-2/text");
        talk.startup().result("9", true);
        assertThat(talk.findings()).containsExactly("C2S JSON-2/text", "C2S RES-1/id");
    }

    @Test
    void voiceChannel_andUnknownConnection_areLeftOut() {
        assertThat(Talk.on("/game/x/voice?y").raw(Direction.C2S, "{").findings())
                .isEmpty();
        assertThat(new ProtocolModel(Edition.newest()).accept(LogEntry.Message.text(0, 9, Direction.C2S, "{")))
                .isEmpty();
    }

    @Test
    void end_forgetsTheConnection() {
        Talk talk = Talk.begun("a");
        talk.enter(new LogEntry.Closed(talk.now(), 1, Direction.C2S, 1000, ""));
        assertThat(talk.model().games()).isEmpty();
    }

    @Test
    void memory_isBounded() {
        Talk talk = Talk.begun("a");
        for (int i = 0; i < 2000; i++) {
            talk.game(new GameMessage.Startup("game " + i)).call("id " + i, "a");
        }
        assertThat(talk.model().games()).hasSize(64);
        assertThat(talk.model().owed()).hasSizeLessThanOrEqualTo(1024);
    }
}
