package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.action.ActionAdmission;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DeclinedException;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.ForceOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String ONE_OR_TWO = """
            {"type":"object","properties":{"n":{"type":"integer","enum":[1,2]}},"required":["n"]}""";

    private final OneSession world = new OneSession();

    @Test
    void startup_isAcknowledgedOnTheSameConnection() {
        world.says(new GameMessage.Startup(GAME));

        assertThat(world.sent)
                .containsExactly(new NeuroMessage.StartupAck(new CharacterSession("public-id", "neuro", "Neuro-sama")));
        assertThat(world.news).containsExactly("started " + GAME);
    }

    @Test
    void startup_beforeTheEditionThatAcknowledges_isNotAnswered() {
        OneSession old = new OneSession(SessionSettings.of(Edition.E4, "neuro", "Neuro-sama", false));

        old.says(new GameMessage.Startup(GAME));

        assertThat(old.sent).isEmpty();
    }

    @Test
    void connection_isAskedToRegisterAgain_onlyWhenSet() {
        OneSession asking = new OneSession(SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", true));

        assertThat(asking.sent).containsExactly(new NeuroMessage.ReregisterAll());
        assertThat(world.sent).isEmpty();
    }

    @Test
    void startup_clearsTheRegistryAndEndsTheForce() {
        world.startsAndRegisters("open");
        world.forces("open");

        world.says(new GameMessage.Startup(GAME));
        world.forces("open");

        assertThat(world.outcomes()).containsExactly(ForceOutcome.RESTARTED);
        assertThat(world.answers.peek()).isCancelled();
        assertThat(world.questions).hasSize(1);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void firstMessage_otherThanStartup_isReportedAndTaken() {
        world.registers("open");
        world.forces("open");

        assertThat(world.rulesBroken()).containsExactly(Rule.STARTUP_FIRST);
        assertThat(world.questions).hasSize(1);
        assertThat(world.news).containsExactly("started " + GAME);
    }

    @Test
    void message_underAnotherName_isReported() {
        world.startsAndRegisters("open");

        world.says(new GameMessage.Context("Moon Harbour", "Hello.", true));

        assertThat(world.rulesBroken()).containsExactly(Rule.GAME_NAME_STABLE);
    }

    @Test
    void startup_underAnotherName_isAnotherGameBesideTheFirst() {
        world.startsAndRegisters("open");

        world.says(new GameMessage.Startup("Moon Harbour"));
        world.forces("open");
        world.post(new SessionInput.Closed(1000, ""));

        assertThat(world.rulesBroken()).containsExactly(Rule.GAME_NAME_STABLE);
        assertThat(world.questions).hasSize(1);
        assertThat(world.news)
                .containsExactly("started " + GAME, "started Moon Harbour", "left " + GAME, "left Moon Harbour");
    }

    @Test
    void startup_clearsItsOwnGameOnly() {
        world.startsAndRegisters("open");
        world.says(new GameMessage.Startup("Moon Harbour"));
        world.says(new GameMessage.RegisterActions("Moon Harbour", List.of(new ActionDefinition("dig", "Dig."))));

        world.says(new GameMessage.Startup(GAME));

        assertThat(world.view().registry().names()).containsExactly("dig");
    }

    @Test
    void force_underAnotherName_isThatGames() {
        world.startsAndRegisters("open");

        world.says(new GameMessage.ForceActions("Moon Harbour", "Choose.", List.of("open")));

        assertThat(world.questions.getFirst().game()).isEqualTo("Moon Harbour");
    }

    @Test
    void force_offersTheRegisteredNamesInTheOrderGiven() {
        world.startsAndRegisters("a", "b", "c");

        world.forces("c", "missing", "a");

        assertThat(world.questions.getFirst().actions())
                .extracting(ActionOffer::name)
                .containsExactly("c", "a");
        assertThat(world.rulesBroken()).containsExactly(Rule.FORCE_REGISTERED);
    }

    @Test
    void force_onNothingRegistered_isIgnored() {
        world.startsAndRegisters("a");

        world.forces("missing");

        assertThat(world.questions).isEmpty();
        assertThat(world.events).anyMatch(SessionEvent.ForceIgnored.class::isInstance);
    }

    @Test
    void force_isAnsweredByOneCallAndEndedBySuccess() {
        world.startsAndRegisters("a", "b");
        world.forces("a", "b");
        world.decides("b");
        NeuroMessage.Action call = world.call();

        world.results(call, true, "Opened.");

        assertThat(call.name()).isEqualTo("b");
        assertThat(world.outcomes()).containsExactly(ForceOutcome.SUCCEEDED);
        assertThat(world.news).endsWith("result b true");
        assertThat(world.openTimers()).isZero();
        assertThat(world.sent).isEmpty();
    }

    @Test
    void failedResult_asksAgainWithTheReasonAndAFreshId() {
        world.startsAndRegisters("a");
        world.forces("a");
        world.decides("a");
        NeuroMessage.Action first = world.call();

        world.results(first, false, "The door is locked.");
        world.pass(LONG.dividedBy(300));
        world.questions.removeFirst();
        world.decides("a");

        assertThat(world.call().id()).isNotEqualTo(first.id());
        assertThat(world.questions.getFirst().attempt()).isEqualTo(2);
        assertThat(world.questions.getFirst().earlierFailures()).containsExactly("The door is locked.");
    }

    @Test
    void failedResults_endTheForceAfterTheLastRetry() {
        world.startsAndRegisters("a");
        world.forces("a");
        for (int attempt = 1; attempt <= 4; attempt++) {
            world.decides("a");
            world.results(world.call(), false, "No.");
            world.pass(Duration.ofSeconds(1));
        }

        assertThat(world.outcomes()).containsExactly(ForceOutcome.ATTEMPTS_USED_UP);
        assertThat(world.answers).isEmpty();
    }

    @Test
    void failedResult_withAllNamesGone_endsTheForce() {
        world.startsAndRegisters("a");
        world.forces("a");
        world.decides("a");
        NeuroMessage.Action call = world.call();

        world.says(new GameMessage.UnregisterActions(GAME, List.of("a")));
        world.results(call, false, "Too late.");
        world.pass(Duration.ofSeconds(1));

        assertThat(world.outcomes()).containsExactly(ForceOutcome.NAMES_GONE);
    }

    @Test
    void unregister_whileTheDeciderThinks_endsTheForceWhenNothingIsLeft() {
        world.startsAndRegisters("a", "b");
        world.forces("a", "b");

        world.says(new GameMessage.UnregisterActions(GAME, List.of("a")));
        assertThat(world.outcomes()).isEmpty();
        world.says(new GameMessage.UnregisterActions(GAME, List.of("b", "never-known")));

        assertThat(world.outcomes()).containsExactly(ForceOutcome.NAMES_GONE);
        assertThat(world.answers.getFirst()).isCancelled();
    }

    @Test
    void decision_forAnActionUnregisteredMeanwhile_neverLeaves() {
        world.startsAndRegisters("a", "b");
        world.forces("a", "b");
        world.says(new GameMessage.UnregisterActions(GAME, List.of("a")));

        world.decides("a");
        world.pass(Duration.ofSeconds(1));
        world.decides("b");

        assertThat(world.call().name()).isEqualTo("b");
    }

    @Test
    void result_thatNeverComes_endsTheForceAtTheEditionsLimitWithoutRetry() {
        world.startsAndRegisters("a");
        world.forces("a");
        world.decides("a");
        NeuroMessage.Action call = world.call();

        world.pass(Duration.ofMillis(19_999));
        assertThat(world.outcomes()).isEmpty();
        world.pass(Duration.ofMillis(1));
        world.results(call, true, "Sorry.");

        assertThat(world.outcomes()).containsExactly(ForceOutcome.TIMED_OUT);
        assertThat(world.rulesBroken()).containsExactly(Rule.RESULT_IN_TIME, Rule.RESULT_ID);
        assertThat(world.questions).hasSize(1);
    }

    @Test
    void result_inAnEditionWithoutLimit_isAwaitedForEver() {
        OneSession old = new OneSession(SessionSettings.of(Edition.E6, "neuro", "Neuro-sama", false));
        old.startsAndRegisters("a");
        old.forces("a");
        old.decides("a");
        NeuroMessage.Action call = old.call();

        old.pass(Duration.ofDays(1));
        old.results(call, true, "Done.");

        assertThat(old.outcomes()).containsExactly(ForceOutcome.SUCCEEDED);
    }

    @Test
    void result_ofNoPendingCall_changesNothing() {
        world.startsAndRegisters("a");
        world.forces("a");
        world.says(new GameMessage.ActionResult(GAME, "guessed", true, null));
        world.decides("a");
        NeuroMessage.Action call = world.call();

        world.results(call, true, "Once.");
        world.results(call, false, "Twice.");

        assertThat(world.rulesBroken()).containsExactly(Rule.RESULT_ID, Rule.RESULT_ID);
        assertThat(world.outcomes()).containsExactly(ForceOutcome.SUCCEEDED);
    }

    @Test
    void result_ofACallSentAsRawText_isNoMistakeOfTheGame() {
        world.startsAndRegisters("a");
        world.game().sendRaw("{\"command\":\"action\",\"data\":{\"id\":\"mine\",\"name\":\"a\"}}");

        world.says(new GameMessage.ActionResult(GAME, "mine", true, null));
        assertThat(world.rulesBroken()).isEmpty();
        assertThat(world.news).endsWith("result a true");
        world.says(new GameMessage.ActionResult(GAME, "mine", true, null));

        assertThat(world.rulesBroken()).containsExactly(Rule.RESULT_ID);
    }

    @Test
    void secondForce_replacesTheFirst() {
        world.startsAndRegisters("a", "b");
        world.forces("a");

        world.forces("b");
        world.answers.removeFirst();
        world.decides("b");

        assertThat(world.call().name()).isEqualTo("b");
        assertThat(world.outcomes()).containsExactly(ForceOutcome.REPLACED);
        assertThat(world.rulesBroken()).containsExactly(Rule.FORCE_ONE_AT_A_TIME);
    }

    @Test
    void secondForce_whileACallIsOwed_waitsForItsResult() {
        world.startsAndRegisters("a", "b");
        world.forces("a");
        world.decides("a");
        NeuroMessage.Action call = world.call();

        world.forces("b");
        assertThat(world.answers).isEmpty();
        world.results(call, false, "Not now.");
        world.decides("b");

        assertThat(world.call().name()).isEqualTo("b");
        assertThat(world.outcomes()).containsExactly(ForceOutcome.REPLACED);
    }

    @Test
    void secondForce_isTakenUpWhenTheOwedResultIsOverdue() {
        world.startsAndRegisters("a", "b");
        world.forces("a");
        world.decides("a");
        world.call();
        world.forces("b");

        world.pass(Duration.ofSeconds(20));
        world.decides("b");

        assertThat(world.call().name()).isEqualTo("b");
    }

    @Test
    void decider_thatThrows_isAskedAgainAndThenGivenUp() {
        world.startsAndRegisters("a");
        world.forces("a");
        for (int attempt = 1; attempt <= 4; attempt++) {
            world.answers.removeFirst().completeExceptionally(new IllegalStateException("model offline"));
            world.pass(Duration.ofSeconds(1));
        }

        assertThat(world.outcomes()).containsExactly(ForceOutcome.ATTEMPTS_USED_UP);
        assertThat(world.questions.getLast().earlierFailures())
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure).contains("model offline"));
        assertThat(world.sent).isEmpty();
    }

    @Test
    void decider_thatDeclines_endsTheForceWithoutAnotherAttempt() {
        world.startsAndRegisters("a");
        world.forces("a");

        world.answers.removeFirst().completeExceptionally(new DeclinedException("not now"));
        world.pass(LONG);

        assertThat(world.outcomes()).containsExactly(ForceOutcome.DECLINED);
        assertThat(world.questions).hasSize(1);
        assertThat(world.openTimers()).isZero();
        assertThat(world.events)
                .filteredOn(SessionEvent.DecisionFailed.class::isInstance)
                .singleElement()
                .extracting(event -> ((SessionEvent.DecisionFailed) event).why())
                .isEqualTo("declined: not now");
    }

    @Test
    void decider_whoseStageCantBeCancelled_isNoFault() {
        world.startsAndRegisters("a");
        world.minimal = true;
        world.forces("a");

        world.pass(Duration.ofSeconds(61));
        world.decides("a"); // an answer to the question before
        assertThat(world.sent).isEmpty();
        world.decides("a");

        assertThat(world.call().name()).isEqualTo("a");
        assertThat(world.failures).isEmpty();
    }

    @Test
    void failedResult_withAllNamesGone_endsTheForceAtOnce() {
        world.startsAndRegisters("a");
        world.forces("a");
        world.decides("a");
        NeuroMessage.Action call = world.call();
        world.says(new GameMessage.UnregisterActions(GAME, List.of("a")));

        world.results(call, false, "Too late.");

        assertThat(world.outcomes()).containsExactly(ForceOutcome.NAMES_GONE);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void registration_thatRepeatsAName_staysWithinTheLimitAndIsToldOnce() {
        SessionLimits usual = SessionLimits.DEFAULT;
        SessionLimits little = new SessionLimits(
                1, 9, 100, usual.nameLength(), usual.descriptionLength(), usual.schema(), 1, 1, 1, 999);
        OneSession small = new OneSession(SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", false)
                .with(little));
        small.says(new GameMessage.Startup(GAME));
        small.says(new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition("a", "x".repeat(80)))));

        small.says(new GameMessage.RegisterActions(
                GAME, List.of(new ActionDefinition("a", "Short."), new ActionDefinition("a", "x".repeat(150)))));

        assertThat(small.view().registry().weight()).isLessThanOrEqualTo(100);
        assertThat(small.events)
                .filteredOn(SessionEvent.ActionsChanged.class::isInstance)
                .last()
                .isInstanceOfSatisfying(
                        SessionEvent.ActionsChanged.class,
                        changed -> assertThat(changed.added()).containsExactly("a"));
    }

    @Test
    void decider_thatNeverAnswers_isAskedAgainAtItsLimit() {
        world.startsAndRegisters("a");
        world.forces("a");

        world.pass(Duration.ofSeconds(60));
        assertThat(world.answers.removeFirst()).isCancelled();
        world.pass(Duration.ofSeconds(1));
        world.decides("a");

        assertThat(world.call().name()).isEqualTo("a");
    }

    @Test
    void timers_thatCanNoLongerBeStarted_doNotKeepTheRestFromHappening() {
        world.startsAndRegisters("a");
        world.timersStopped = true;

        world.forces("a");
        world.decides("a");

        assertThat(world.call().name()).isEqualTo("a");
        assertThat(world.failures).hasSize(2);
    }

    @Test
    void decision_outsideTheOffer_neverLeaves() {
        world.startsAndRegisters("a", "b");
        world.forces("a");

        world.decides("b");
        world.pass(Duration.ofSeconds(1));

        assertThat(world.sent).isEmpty();
        assertThat(world.questions.getLast().earlierFailures()).containsExactly("chose \"b\", expected one of a");
    }

    @Test
    void decision_thatBreaksTheSchema_isAskedForAgainInWordsThatHelp() {
        world.says(new GameMessage.Startup(GAME));
        world.says(new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition("pick", "Pick.", ONE_OR_TWO))));
        world.sent.clear();
        world.forces("pick");

        for (String bad : List.of("{\"n\":3}", "{", "[]")) {
            world.answers.removeFirst().complete(new Decision("pick", bad));
            world.pass(Duration.ofSeconds(1));
        }
        world.answers.removeFirst().complete(new Decision("pick", "{\"n\":2}"));

        assertThat(world.call().data()).isEqualTo("{\"n\":2}");
        assertThat(world.questions.getLast().earlierFailures().get(0)).contains("/n", "1", "2", "3");
    }

    @Test
    void duplicateRegistration_replacesInTheNewestEdition() {
        assertThat(descriptionAfterRegisteringTwice(Edition.newest())).isEqualTo("New.");
    }

    @Test
    void action_thatIsNotAdmitted_staysOutAndIsReported() {
        ActionAdmission noWeapons = candidate -> candidate.definition().name().startsWith("shoot")
                ? new ActionAdmission.Refuse(
                        "a peaceful action", candidate.definition().name())
                : ActionAdmission.BY_EDITION.judge(candidate);
        OneSession peaceful = new OneSession(SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", false)
                .with(noWeapons));

        peaceful.startsAndRegisters("wave", "shoot_arrow", "bow");

        assertThat(peaceful.view().registry().names()).containsExactly("wave", "bow");
        assertThat(peaceful.rulesBroken()).containsExactly(Rule.REGISTER_LIMIT);
    }

    @Test
    void admission_thatThrows_losesTheRegistrationOnly() {
        OneSession world = new OneSession(SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", false)
                .with(candidate -> {
                    if (candidate.definition().name().equals("trap")) {
                        throw new IllegalStateException("a trap");
                    }
                    return ActionAdmission.BY_EDITION.judge(candidate);
                }));
        world.startsAndRegisters("wave");

        world.registers("bow", "trap");
        world.forces("wave");

        assertThat(world.failures).hasSize(1);
        assertThat(world.view().registry().names()).containsExactly("wave");
        assertThat(world.questions).hasSize(1);
    }

    @Test
    void duplicateRegistration_isIgnoredBeforeE7() {
        assertThat(descriptionAfterRegisteringTwice(Edition.E6)).isEqualTo("Old.");
    }

    private static String descriptionAfterRegisteringTwice(Edition edition) {
        OneSession world = new OneSession(SessionSettings.of(edition, "neuro", "Neuro-sama", false));
        world.says(new GameMessage.Startup(GAME));
        world.says(new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition("a", "Old."))));
        world.says(new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition("a", "New."))));
        world.forces("a");
        return world.questions.getFirst().actions().get(0).description();
    }

    @Test
    void registration_withAnUnusableSchema_keepsTheOthers() {
        world.says(new GameMessage.Startup(GAME));
        world.says(new GameMessage.RegisterActions(
                GAME,
                List.of(
                        new ActionDefinition("bad", "Bad.", "{\"type\":\"object\",\"properties\":5}"),
                        new ActionDefinition("good", "Good."))));

        world.forces("bad", "good");

        assertThat(world.questions.getFirst().actions())
                .extracting(ActionOffer::name)
                .containsExactly("good");
        assertThat(world.rulesBroken()).contains(Rule.SCHEMA_VALID);
    }

    @Test
    void registration_beyondTheLimit_isRefused() {
        SessionSettings two = SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", false)
                .with(SessionLimits.DEFAULT.withActions(2));
        OneSession small = new OneSession(two);
        small.startsAndRegisters("a", "b", "c");

        small.forces("a", "b", "c");

        assertThat(small.questions.getFirst().actions())
                .extracting(ActionOffer::name)
                .containsExactly("a", "b");
        assertThat(small.rulesBroken()).containsExactly(Rule.REGISTER_LIMIT, Rule.FORCE_REGISTERED);
    }

    @Test
    void binaryFrame_isIgnored() {
        world.post(new SessionInput.BinaryReceived(3));

        assertThat(world.events.get(world.events.size() - 1))
                .isInstanceOfSatisfying(
                        SessionEvent.InputIgnored.class,
                        ignored -> assertThat(ignored.violations())
                                .extracting(violation -> violation.rule())
                                .containsExactly(Rule.TEXT_FRAME));
    }

    @Test
    void close_endsEverythingAndNothingComesAfter() {
        world.startsAndRegisters("a");
        world.forces("a");

        world.post(new SessionInput.Closed(1006, ""));
        world.decides("a");
        world.forces("a");

        assertThat(world.outcomes()).containsExactly(ForceOutcome.DISCONNECTED);
        assertThat(world.news).endsWith("left " + GAME);
        assertThat(world.sent).isEmpty();
        assertThat(world.openTimers()).isZero();
        assertThat(world.failures).isEmpty();
    }
}
