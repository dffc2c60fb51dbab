package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameScopeTest {

    private static final String UNUSABLE = "{\"type\":\"object\",\"properties\":5}";

    private final NameClaims names = new NameClaims();

    private OneSession connection(long number, Edition edition) {
        SessionSettings shared = settings(edition);
        return new OneSession(shared, number, names);
    }

    private static SessionSettings settings(Edition edition) {
        return SessionSettings.of(edition, "neuro", "Neuro-sama", false).with(NameScope.CHARACTER);
    }

    @Test
    void sharedName_belongsToTheLastFromE7On() {
        OneSession first = connection(1, Edition.E7);
        OneSession second = connection(2, Edition.E7);
        first.startsAndRegisters("a", "b");
        first.forces("a");

        second.startsAndRegisters("a");

        assertThat(first.view().registry().names()).containsExactly("b");
        assertThat(second.view().registry().names()).containsExactly("a");
        assertThat(first.outcomes()).containsExactly(ForceOutcome.NAMES_GONE);
        assertThat(first.rulesBroken()).containsExactly(Rule.NAME_COLLISION);
        assertThat(second.rulesBroken()).containsExactly(Rule.NAME_COLLISION);
    }

    @Test
    void sharedName_belongsToTheFirstUpToE6() {
        OneSession first = connection(1, Edition.E6);
        OneSession second = connection(2, Edition.E6);
        first.startsAndRegisters("a");

        second.startsAndRegisters("a", "b");

        assertThat(first.view().registry().names()).containsExactly("a");
        assertThat(second.view().registry().names()).containsExactly("b");
        assertThat(first.rulesBroken()).isEmpty();
        assertThat(second.rulesBroken()).containsExactly(Rule.NAME_COLLISION);
    }

    @Test
    void ownNames_collideWithNobodyWhenEachConnectionHasItsOwn() {
        OneSession first = new OneSession();
        OneSession second = new OneSession();

        first.startsAndRegisters("a");
        second.startsAndRegisters("a");

        assertThat(first.view().registry().names()).containsExactly("a");
        assertThat(second.rulesBroken()).isEmpty();
    }

    @Test
    void definitionThatIsRefused_takesNoNameAway() {
        OneSession first = connection(1, Edition.E7);
        OneSession second = connection(2, Edition.E7);
        first.startsAndRegisters("a");

        second.says(new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition("a", "Bad.", UNUSABLE))));

        assertThat(first.view().registry().names()).containsExactly("a");
        assertThat(second.view().registry().names()).isEmpty();
        assertThat(names.size()).isEqualTo(1);
    }

    @Test
    void gameThatIsOneTooMany_takesNoNameAway() {
        OneSession first = connection(1, Edition.E7);
        SessionLimits usual = SessionLimits.DEFAULT;
        SessionLimits oneGame = new SessionLimits(
                1, 9, 999, usual.nameLength(), usual.descriptionLength(), usual.schema(), 1, 1, 1, 999);
        OneSession second = new OneSession(settings(Edition.E7).with(oneGame), 2, names);
        first.startsAndRegisters("a");
        second.says(new GameMessage.Startup(GAME));

        second.says(new GameMessage.RegisterActions("Moon Harbour", List.of(new ActionDefinition("a", "Mine."))));

        assertThat(first.view().registry().names()).containsExactly("a");
        assertThat(names.isHeldBy(1, "a")).isTrue();
    }

    @Test
    void nameThatIsLost_isToldAsALossOfTheGameThatHadIt() {
        OneSession first = connection(1, Edition.E7);
        first.startsAndRegisters("a");
        first.says(new GameMessage.Startup("Moon Harbour"));

        connection(2, Edition.E7).startsAndRegisters("a");

        assertThat(first.events)
                .filteredOn(event -> event instanceof SessionEvent.ActionsChanged changed
                        && changed.removed().contains("a"))
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionEvent.ActionsChanged.class,
                        changed -> assertThat(changed.game()).isEqualTo(GAME));
    }

    @Test
    void nameThatIsLost_mayBeTakenBack() {
        OneSession first = connection(1, Edition.E7);
        OneSession second = connection(2, Edition.E7);
        first.startsAndRegisters("a");
        second.startsAndRegisters("a");

        first.registers("a");

        assertThat(first.view().registry().names()).containsExactly("a");
        assertThat(second.view().registry().names()).isEmpty();
    }

    @Test
    void names_areFreeAgainAfterUnregisterStartupAndTheEnd() {
        OneSession first = connection(1, Edition.E6);
        first.startsAndRegisters("a", "b", "c");

        first.says(new GameMessage.UnregisterActions(GAME, List.of("a", "never-known")));
        assertThat(names.size()).isEqualTo(2);
        first.says(new GameMessage.Startup(GAME));
        assertThat(names.size()).isZero();
        first.registers("a");
        first.post(new SessionInput.Closed(1006, ""));

        assertThat(names.size()).isZero();
    }

    @Test
    void name_thatAnotherWasQuickerToClaim_isNotKept() {
        OneSession first = connection(1, Edition.E6);
        first.says(new GameMessage.Startup(GAME));

        // Claimed by another connection while the registration is under way.
        first.onEvent = event -> {
            if (event instanceof SessionEvent.MessageReceived) {
                names.claim(2, name -> {}, List.of("a"), false);
            }
        };
        first.registers("a");

        assertThat(first.view().registry().names()).isEmpty();
        assertThat(first.rulesBroken()).containsExactly(Rule.NAME_COLLISION);
    }
}
