package dev.neurosdk.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConsoleTest {

    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.piped();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static NeuroMessage.Action action(FakeGame game) {
        return game.await(NeuroMessage.Action.class);
    }

    @Test
    void promise15_contextIsShown_helpAndListWork_dataIsAskedForOnlyWithASchema_oneIsTheFirstOption() throws Exception {
        FakeGame game = desk.game("Inn");
        game.context("It rains.", false);
        desk.screen.await("context It rains.");
        game.context("The fire burns low.", true);
        desk.screen.await("context (silent) The fire burns low.");

        desk.keys.line("help");
        desk.screen.await("  list", "  send <client> <action> [json]", "  quit");
        desk.keys.line("list");
        desk.screen.await("#1 Inn  client 1, from 127.0.0.1:", "place cell [mood]  Places a mark.", "pass  Passes.");

        desk.keys.line("send 1 pass");
        NeuroMessage.Action pass = action(game);
        assertThat(pass.name()).isEqualTo("pass");
        assertThat(pass.data()).isNull();
        game.succeed(pass);
        desk.screen.await("✓ #1 Inn pass succeeded");

        desk.force(game, "Your move.");
        desk.keys.line("1");
        desk.screen.await("cell: an integer, at least 1, at most 9 (required)");
        desk.keys.line("5");
        desk.screen.await("mood: one of 1) calm, 2) angry (optional)");
        desk.keys.line("");
        desk.screen.await("chosen: place {\"cell\":5}");
        NeuroMessage.Action place = action(game);
        assertThat(place.name()).isEqualTo("place");
        assertThat(place.data()).isEqualTo("{\"cell\":5}");
    }

    @Test
    void promise53_list_showsAllGamesWithIds() throws Exception {
        desk.keys.line("list");
        desk.screen.await("No game is connected.");
        desk.game("Inn");
        FakeGame moon = desk.game("Moon");
        moon.unregister("place", "pass");
        desk.screen.await("actions/unregister");

        desk.keys.line("list");

        desk.screen.await("#1 Inn  client 1,", "place", "#2 Moon  client 2,", "no actions");
    }

    @Test
    void promise53_send_namesTheClient_andReportsTheResult() throws Exception {
        FakeGame inn = desk.game("Inn");
        FakeGame moon = desk.game("Moon");

        desk.keys.line("send 2 place { \"cell\": 3 }");

        NeuroMessage.Action call = action(moon);
        assertThat(call.data()).isEqualTo("{ \"cell\": 3 }");
        moon.fail(call, "That cell is taken.");
        desk.screen.await("✗ #2 Moon place was refused: That cell is taken.");
        inn.assertSilence();
    }

    @Test
    void promise53_send_isCheckedBeforeItLeaves() throws Exception {
        FakeGame inn = desk.game("Inn");

        desk.keys.line("send 1 place {\"cell\":12,\"mood\":\"sad\"}");
        desk.screen.await("/cell: expected a number of at most 9, was 12", "/mood: expected one of", "not sent");
        desk.keys.line("send 1 place {cell}");
        desk.screen.await("✗", "not sent");
        desk.keys.line("send 1 pass [1]");
        desk.screen.await("expected a JSON object", "not sent");

        inn.assertSilence();
    }

    @Test
    void promise53_send_toNobody_saysWhoIsThere() throws Exception {
        desk.keys.line("send 1 pass");
        desk.screen.await("no game is connected");
        desk.game("Inn");

        desk.keys.line("send 7 pass");
        desk.screen.await("no such client: expected one of 1, was '7'");
        desk.keys.line("send 1 fly");
        desk.screen.await("no such action: expected one of place, pass, was 'fly'");
        desk.keys.line("send");
        desk.screen.await("which client? one of 1", "send <client> <action> [json]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3", "+1", "99999999999999999999", "abc", "1.5"})
    void promise53_badNumbers_areAskedAgain(String bad) throws Exception {
        FakeGame game = desk.game("Inn");
        desk.force(game, "Your move.");

        desk.keys.line("choose " + bad);
        desk.screen.await("expected a number from 1 to 2 or the name of an action, was '" + bad + "'");
        desk.keys.line(bad);
        desk.screen.await("expected a number from 1 to 2");
        game.assertSilence();
        desk.keys.line("2");

        assertThat(action(game).name()).isEqualTo("pass");
    }

    @Test
    void promise53_endOfInput_endsQuietly() throws Exception {
        FakeGame game = desk.game("Inn");
        desk.force(game, "Your move.");
        String before = desk.screen.text();

        desk.keys.end();

        desk.awaitEnd();
        assertThat(desk.screen.text()).isEqualTo(before);
        assertThat(game.isOpen()).isTrue();
    }

    @Test
    void promise53_endOfInput_inAPrompt_endsQuietly() throws Exception {
        FakeGame game = desk.game("Inn");
        desk.force(game, "Your move.");
        desk.keys.line("place");
        desk.keys.line("choose place");
        desk.screen.await("cell:");

        desk.keys.end();

        desk.awaitEnd();
        game.assertSilence();
    }

    @Test
    void promise53_forces_queue_andEachIsAnsweredByItsOwn() throws Exception {
        FakeGame inn = desk.game("Inn");
        FakeGame moon = desk.game("Moon");
        desk.force(inn, "Bed or board?");
        moon.force(null, "Dock?", true, ForcePriority.HIGH, "pass");
        desk.screen.await("? #2 Moon (priority high, forgotten afterwards)  Dock?", "2 choices wait");

        desk.keys.line("forces");
        desk.screen.await("#1 Inn wants a choice", "then #2 Moon");
        desk.keys.line("2");
        assertThat(action(inn).name()).isEqualTo("pass");
        desk.screen.await("? #2 Moon wants a choice (priority high, forgotten afterwards)", "Dock?", "1) pass");
        moon.assertSilence();
        desk.keys.line("1");
        assertThat(action(moon).name()).isEqualTo("pass");
        desk.keys.line("forces");
        desk.screen.await("No forced choice is open.");
    }

    @Test
    void promise53_forceOfANamedClient_isAnsweredOutOfTurn() throws Exception {
        FakeGame inn = desk.game("Inn");
        FakeGame moon = desk.game("Moon");
        desk.force(inn, "Bed or board?");
        moon.force("Dock?", "pass");
        desk.screen.await("? #2 Moon");

        desk.keys.line("choose @2 pass");

        assertThat(action(moon).name()).isEqualTo("pass");
        inn.assertSilence();
        desk.keys.line("choose @7 1");
        desk.screen.await("expected one of @1, was '@7'");
    }

    @Test
    void promise53_disconnect_cancelsThePromptOfAForce() throws Exception {
        FakeGame game = desk.game("Inn");
        desk.force(game, "Your move.");
        desk.keys.line("1");
        desk.screen.await("cell:");

        game.abort();

        desk.screen.await("#1 Inn no longer waits for the choice: the prompt is cancelled", "not chosen");
        desk.keys.line("list");
        desk.screen.await("No game is connected.");
    }

    @Test
    void promise53_disconnect_cancelsThePromptOfSend() throws Exception {
        FakeGame game = desk.game("Inn");
        desk.keys.line("send 1 place");
        desk.screen.await("cell:");

        game.close();

        desk.screen.await("#1 Inn has left: the prompt is cancelled", "not sent");
        desk.keys.line("list");
        desk.screen.await("No game is connected.");
    }

    @Test
    void promise53_whatTheOperatorLeaves_blocksNoOtherGame() throws Exception {
        FakeGame inn = desk.game("Inn");
        desk.force(inn, "Your move.");
        desk.keys.line("1");
        desk.screen.await("cell:");

        FakeGame moon = desk.game("Moon");
        moon.ping();
        moon.context("Tide is rising.", true);
        desk.screen.await("context (silent) Tide is rising.");
        moon.force("Dock?", "pass");
        desk.screen.await("? #2 Moon  Dock?");
        inn.ping();
        inn.context("Still here.", true);
        desk.screen.await("Still here.");

        desk.keys.line("7");
        desk.screen.await("mood:");
        desk.keys.line("!");
        assertThat(action(inn).data()).isEqualTo("{\"cell\":7}");
    }

    @Test
    void newerForce_takesThePlaceOfTheOneBeingAnswered() throws Exception {
        FakeGame game = desk.game("Inn");
        desk.force(game, "First?");
        desk.keys.line("1");
        desk.screen.await("cell:");

        game.force("Second?", "pass");

        desk.screen.await("no longer waits for the choice: the prompt is cancelled");
        desk.screen.awaitAll("not chosen", "Second?"); // the old prompt would still take a line
        desk.keys.line("1");
        assertThat(action(game).name()).isEqualTo("pass");
    }

    @Test
    void forcedChoice_showsAllThatTheGameSays_andWhyEarlierAttemptsFailed() throws Exception {
        FakeGame game = desk.game("Inn");
        game.force("X | O\n- + -", "Your move.", false, ForcePriority.CRITICAL, "place", "pass");
        desk.screen.await("wants a choice (priority critical)", "Your move.", "state X | O", "- + -");
        desk.keys.line("choose pass");

        game.fail(action(game), "You can't pass now.");

        desk.screen.await("attempt 2)", "attempt 1 failed: You can't pass now.", "1) place");
    }

    @Test
    void decline_endsTheForceForGood() throws Exception {
        FakeGame game = desk.game("Inn");
        desk.force(game, "Your move.");

        desk.keys.line("decline");

        desk.screen.await("decision failed attempt 1: declined: the operator does not choose", "force was declined");
        game.assertSilence();
        desk.keys.line("skip"); // is read when the command before it is done with
        desk.screen.await("No forced choice is open.");
        assertThat(desk.decider.questions()).isEmpty();
    }

    @Test
    void data_isAskedForAgainUntilItFits() throws Exception {
        FakeGame game = desk.game("Inn");
        desk.keys.line("send 1 place");
        desk.screen.await("Enter or ! skips what is optional, !! leaves", "cell:", "Where to.");
        desk.keys.line("");
        desk.screen.await("cell is needed");
        desk.keys.line("ten");
        desk.screen.await("/cell: expected an integer, at least 1, at most 9, was \"ten\"");
        desk.keys.line("10");
        desk.screen.await("/cell: expected a number of at most 9, was 10");
        desk.keys.line("9");
        desk.screen.await("mood:");
        desk.keys.line("sad");
        desk.screen.await("/mood: expected one of \"calm\", \"angry\", was \"sad\"");
        desk.keys.line("2");

        assertThat(action(game).data()).isEqualTo("{\"cell\":9,\"mood\":\"angry\"}");
        desk.screen.await("sending place {\"cell\":9,\"mood\":\"angry\"} to #1 Inn");
    }

    @Test
    void data_ofNestedObjects_isAskedForPartByPart_withDefaultsAndExamples() throws Exception {
        FakeGame game = desk.game("Inn");
        game.register(new ActionDefinition("build", "Builds.", """
                {"type":"object","required":["at","what"],"properties":{
                 "at":{"type":"object","required":["x"],"properties":{"x":{"type":"integer"},"y":{"type":"integer"}}},
                 "what":{"type":"string","default":"hut","examples":["mill"]},
                 "door":{"type":"object","properties":{"color":{"type":"string","default":"red"}}}}}"""));
        desk.screen.await("actions/register build");

        desk.keys.line("send 1 build");
        desk.screen.await("at.x: an integer (required)");
        desk.keys.line("4");
        desk.screen.await("at.y: an integer (optional)");
        desk.keys.line("");
        desk.screen.await("what: a text (required); Enter takes \"hut\"; for example \"mill\"");
        desk.keys.line("");
        desk.screen.await("door: an object (optional); y fills it in, or JSON");
        desk.keys.line("y");
        desk.screen.await("door.color: a text (optional); the game's default is \"red\"");
        desk.keys.line("blue");

        assertThat(action(game).data()).isEqualTo("{\"at\":{\"x\":4},\"what\":\"hut\",\"door\":{\"color\":\"blue\"}}");
    }

    @Test
    void prompt_isLeftByTwoExclamationMarks() throws Exception {
        FakeGame game = desk.game("Inn");
        desk.keys.line("send 1 place");
        desk.screen.await("cell:");

        desk.keys.line("!!");

        desk.screen.await("not sent");
        game.assertSilence();
    }

    @Test
    void shutdown_isAskedWithdrawnAndReported() throws Exception {
        FakeGame game = desk.game("Inn");

        desk.keys.line("shutdown 1");
        assertThat(game.await(NeuroMessage.GracefulShutdown.class).wantsShutdown())
                .isTrue();
        desk.keys.line("shutdown 1 cancel");
        assertThat(game.await(NeuroMessage.GracefulShutdown.class).wantsShutdown())
                .isFalse();
        desk.screen.await("shutdown withdrawn");
        desk.keys.line("shutdown 1 now");
        game.await(NeuroMessage.ImmediateShutdown.class);
        game.shutdownReady();
        desk.screen.await("✓ #1 Inn shutdown: ready");
        desk.keys.line("shutdown 1 later");
        desk.screen.await("expected now, cancel or nothing, was 'later'");
    }

    @Test
    void reregister_andSay_reachTheGame() throws Exception {
        FakeGame game = desk.game("Inn");

        desk.keys.line("reregister Inn");
        game.await(NeuroMessage.ReregisterAll.class);
        desk.screen.await("✓ #1 Inn asked to register again");
        desk.keys.line("say Hi.");
        assertThat(game.await(NeuroMessage.SpeechFinished.class).isFinal()).isTrue();
        desk.screen.await("\"Hi.\" was said to the end");
        desk.keys.line("say");
        desk.screen.await("expected something to say");
    }

    @Test
    void games_onOneConnection_haveIdsOfTheirOwn() throws Exception {
        FakeGame game = desk.game("Inn");
        game.sendRaw("{\"command\":\"startup\",\"game\":\"Moon\"}");
        game.await(NeuroMessage.StartupAck.class);

        desk.keys.line("list");

        desk.screen.await("client 1.1", "client 1.2");
        desk.keys.line("send 1.1 pass");
        assertThat(action(game).name()).isEqualTo("pass");
    }

    @Test
    void nonsense_isSaidSo_andTheConsoleGoesOn() {
        desk.keys.line("   ");
        desk.keys.line("dance \u001b[31m");
        desk.screen.await("no such command: 'dance'", "try help");
        desk.keys.line("choose");
        desk.screen.await("No forced choice is open.");
        desk.keys.line("quit");
        desk.awaitEnd();
    }

    @Test
    void close_fromOutside_endsTheRun() {
        desk.closeConsole();

        desk.awaitEnd();
    }
}
