package dev.neurosdk.server.action;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.rule.Rule;

/**
 * Decides which of the actions that a game registers can be chosen. Asked before the schema is compiled; the limits of a
 * session hold whatever it says. Pure, so that a session can be replayed: the same candidate gets the same verdict.
 * Thread-safe; called while other messages of the connection wait, so it returns at once. When it throws, the whole
 * registration is lost.
 */
@FunctionalInterface
public interface ActionAdmission {

    /**
     * As the edition wants it: a new name is taken; one that is active stays as it was defined first up to E6, and is
     * replaced from E7 on (REG-2).
     */
    ActionAdmission BY_EDITION = ActionAdmission::byEdition;

    /**
     * Decides about one action.
     *
     * @param candidate the action, and what it meets
     * @return what becomes of it
     */
    Verdict judge(Candidate candidate);

    private static Verdict byEdition(Candidate candidate) {
        ActionDefinition definition = candidate.definition();
        RegisteredAction known = candidate.registry().get(definition.name());
        if (known == null) {
            return new Take();
        }
        if (known.definition().equals(definition) && known.game().equals(candidate.game())) {
            return new Keep();
        }
        if (candidate.edition().duplicateRegister() == Edition.DuplicateRegister.REPLACE) {
            return new Take();
        }
        return new Refuse(
                Rule.REGISTER_DUPLICATE,
                "a name that is not active",
                '"' + definition.name() + "\", whose first definition stays");
    }

    /**
     * An action that wants in. Immutable.
     *
     * @param definition what the game wants to register
     * @param game the game's name
     * @param registry what was registered on the connection before the message
     * @param edition the edition played by
     */
    record Candidate(ActionDefinition definition, String game, ActionRegistry registry, Edition edition) {

        /** Refuses null components. */
        public Candidate {
            requireNonNull(definition, "definition");
            requireNonNull(game, "game");
            requireNonNull(registry, "registry");
            requireNonNull(edition, "edition");
        }
    }

    /** What becomes of an action. Immutable. */
    sealed interface Verdict permits Take, Keep, Refuse {}

    /** It is registered; an action of the same name gives way to it, in its place. */
    record Take() implements Verdict {}

    /** It changes nothing, and nobody is told. */
    record Keep() implements Verdict {}

    /**
     * It stays out, and that is reported as a broken rule.
     *
     * @param rule the rule broken
     * @param expected what would have been taken, in a few words
     * @param actual what came instead, in a few words
     */
    record Refuse(Rule rule, String expected, String actual) implements Verdict {

        /** Refuses null components. */
        public Refuse {
            requireNonNull(rule, "rule");
            requireNonNull(expected, "expected");
            requireNonNull(actual, "actual");
        }

        /**
         * Refuses by a rule of the receiver's own (REG-1).
         *
         * @param expected what would have been taken, in a few words
         * @param actual what came instead, in a few words
         */
        public Refuse(String expected, String actual) {
            this(Rule.REGISTER_LIMIT, expected, actual);
        }
    }
}
