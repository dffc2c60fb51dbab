package dev.neurosdk.protocol.message;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message from a game to Neuro (C2S). Immutable. Source: section 6 of the protocol page; {@link ShutdownReady} is a
 * proposal of section 11.
 */
public sealed interface GameMessage {

    /** {@return the {@code command} on the wire, for example {@code actions/force}} */
    String command();

    /** {@return the game's identity, the same in every message; not empty} */
    String game();

    /**
     * Calls the visitor's method for this kind of message.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of a message
     * @return what the visitor returned
     */
    <R extends @Nullable Object> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of message, so that a new kind breaks the build until everyone covers it.
     *
     * @param <R> what the visitor makes of a message
     */
    interface Visitor<R extends @Nullable Object> {
        /**
         * Visits {@code startup}.
         *
         * @param startup the message
         * @return the visitor's result
         */
        R startup(Startup startup);

        /**
         * Visits {@code context}.
         *
         * @param context the message
         * @return the visitor's result
         */
        R context(Context context);

        /**
         * Visits {@code actions/register}.
         *
         * @param register the message
         * @return the visitor's result
         */
        R registerActions(RegisterActions register);

        /**
         * Visits {@code actions/unregister}.
         *
         * @param unregister the message
         * @return the visitor's result
         */
        R unregisterActions(UnregisterActions unregister);

        /**
         * Visits {@code actions/force}.
         *
         * @param force the message
         * @return the visitor's result
         */
        R forceActions(ForceActions force);

        /**
         * Visits {@code action/result}.
         *
         * @param result the message
         * @return the visitor's result
         */
        R actionResult(ActionResult result);

        /**
         * Visits {@code shutdown/ready}.
         *
         * @param ready the message
         * @return the visitor's result
         */
        R shutdownReady(ShutdownReady ready);
    }

    /**
     * Announces the game; the server forgets every action that it had registered (STA-1, STA-2).
     *
     * @param game the game's identity
     */
    record Startup(String game) implements GameMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "startup";

        /**
         * Refuses an empty game.
         *
         * @throws IllegalArgumentException when the game is empty
         */
        public Startup {
            Texts.requireNonEmpty(game, "game");
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.startup(this);
        }
    }

    /**
     * Tells what is going on (CTX-1, CTX-2).
     *
     * @param game the game's identity
     * @param message plain text or Markdown
     * @param silent true: note it, do not invite a reaction; false: the character may react now, unless busy
     */
    record Context(String game, String message, boolean silent) implements GameMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "context";

        /**
         * Refuses an empty game.
         *
         * @throws IllegalArgumentException when the game is empty
         */
        public Context {
            Texts.requireNonEmpty(game, "game");
            Texts.require(message, "message");
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.context(this);
        }
    }

    /**
     * Makes actions available at once (REG-1, REG-2).
     *
     * @param game the game's identity
     * @param actions the definitions, in order; may be empty; copied
     */
    record RegisterActions(String game, List<ActionDefinition> actions) implements GameMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "actions/register";

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when the game is empty
         */
        public RegisterActions {
            Texts.requireNonEmpty(game, "game");
            actions = List.copyOf(actions);
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.registerActions(this);
        }
    }

    /**
     * Takes actions away; unknown names are harmless (UNR-1 to UNR-3).
     *
     * @param game the game's identity
     * @param actionNames the names, in order; may be empty; copied
     */
    record UnregisterActions(String game, List<String> actionNames) implements GameMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "actions/unregister";

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when the game is empty
         */
        public UnregisterActions {
            Texts.requireNonEmpty(game, "game");
            actionNames = List.copyOf(actionNames);
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.unregisterActions(this);
        }
    }

    /**
     * Demands that one of some actions be chosen now (FRC-1 to FRC-6).
     *
     * @param game the game's identity
     * @param state the situation, in any format, passed on unchanged; null when absent
     * @param query what is wanted of the character now, passed on unchanged
     * @param ephemeralContext true: state and query are forgotten when the force ends; false by default
     * @param priority how hard to push while the character speaks; {@link ForcePriority#LOW} by default
     * @param actionNames the choices, in order; not empty; copied
     */
    record ForceActions(
            String game,
            @Nullable String state,
            String query,
            boolean ephemeralContext,
            ForcePriority priority,
            List<String> actionNames)
            implements GameMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "actions/force";

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when the game or the list is empty
         */
        public ForceActions {
            Texts.requireNonEmpty(game, "game");
            Texts.require(query, "query");
            requireNonNull(priority, "priority");
            actionNames = List.copyOf(actionNames);
            if (actionNames.isEmpty()) {
                throw new IllegalArgumentException("actionNames: expected at least one name, was empty");
            }
        }

        /**
         * A force without state, remembered, of low priority.
         *
         * @param game the game's identity
         * @param query what is wanted of the character now
         * @param actionNames the choices, in order
         * @throws IllegalArgumentException when the game or the list is empty
         */
        public ForceActions(String game, String query, List<String> actionNames) {
            this(game, null, query, false, ForcePriority.LOW, actionNames);
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.forceActions(this);
        }
    }

    /**
     * Answers one action call (RES-1 to RES-6).
     *
     * @param game the game's identity
     * @param id the id of the action call, unchanged
     * @param success false inside a force makes the server try the whole force again
     * @param message shown to the character; on failure what was wrong and what would be right; null when absent
     */
    record ActionResult(
            String game,
            String id,
            boolean success,
            @Nullable String message) implements GameMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "action/result";

        /**
         * Refuses an empty game.
         *
         * @throws IllegalArgumentException when the game is empty
         */
        public ActionResult {
            Texts.requireNonEmpty(game, "game");
            Texts.require(id, "id");
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.actionResult(this);
        }
    }

    /**
     * Progress is saved and the game can be ended (PRO-4, a proposal).
     *
     * @param game the game's identity
     */
    record ShutdownReady(String game) implements GameMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "shutdown/ready";

        /**
         * Refuses an empty game.
         *
         * @throws IllegalArgumentException when the game is empty
         */
        public ShutdownReady {
            Texts.requireNonEmpty(game, "game");
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.shutdownReady(this);
        }
    }
}
