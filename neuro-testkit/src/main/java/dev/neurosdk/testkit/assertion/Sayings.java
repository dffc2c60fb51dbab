package dev.neurosdk.testkit.assertion;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.assertion.Said.Finding;
import dev.neurosdk.testkit.recording.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything that can be said, as expectations for {@link ConversationAssert}; to be imported statically. */
public final class Sayings {

    private Sayings() {}

    /** {@return {@code startup} of a game} */
    public static Said startup() {
        return game("startup", GameMessage.Startup.class, message -> Finding.YES);
    }

    /** {@return any {@code context}} */
    public static Said context() {
        return game("context", GameMessage.Context.class, message -> Finding.YES);
    }

    /**
     * A {@code context} with a text.
     *
     * @param text the whole text
     * @return the expectation
     */
    public static Said context(String text) {
        return game(
                "context " + quoted(text),
                GameMessage.Context.class,
                message -> same("its message", text, message.message()));
    }

    /**
     * An {@code actions/register} of some actions and no others.
     *
     * @param names the names, in any order; none for any registration
     * @return the expectation
     */
    public static Said register(String... names) {
        return game(
                "register" + listed(names),
                GameMessage.RegisterActions.class,
                message -> names(
                        names,
                        message.actions().stream().map(ActionDefinition::name).toList()));
    }

    /**
     * An {@code actions/unregister} of some names and no others.
     *
     * @param names the names, in any order; none for any
     * @return the expectation
     */
    public static Said unregister(String... names) {
        return game(
                "unregister" + listed(names),
                GameMessage.UnregisterActions.class,
                message -> names(names, message.actionNames()));
    }

    /**
     * An {@code actions/force} over some names and no others.
     *
     * @param names the names, in any order; none for any force
     * @return the expectation
     */
    public static Said force(String... names) {
        return game(
                "force" + listed(names),
                GameMessage.ForceActions.class,
                message -> names(names, message.actionNames()));
    }

    /** {@return any {@code action/result}} */
    public static Said result() {
        return game("result", GameMessage.ActionResult.class, message -> Finding.YES);
    }

    /**
     * The {@code action/result} of a call.
     *
     * @param id the id of the call
     * @return the expectation
     */
    public static Said result(String id) {
        return game(
                "result of " + quoted(id), GameMessage.ActionResult.class, message -> same("its id", id, message.id()));
    }

    /** {@return any successful {@code action/result}} */
    public static Said success() {
        return game(
                "success",
                GameMessage.ActionResult.class,
                message -> message.success() ? Finding.YES : Finding.difference("it was a failure"));
    }

    /** {@return any failing {@code action/result}} */
    public static Said failure() {
        return game(
                "failure",
                GameMessage.ActionResult.class,
                message -> message.success() ? Finding.difference("it was a success") : Finding.YES);
    }

    /** {@return {@code shutdown/ready} of a game} */
    public static Said shutdownReady() {
        return game("shutdown/ready", GameMessage.ShutdownReady.class, message -> Finding.YES);
    }

    /** {@return the acknowledgement of {@code startup}} */
    public static Said acknowledgement() {
        return neuro("acknowledgement", NeuroMessage.StartupAck.class, message -> Finding.YES);
    }

    /** {@return any call of an action} */
    public static Said action() {
        return neuro("action", NeuroMessage.Action.class, message -> Finding.YES);
    }

    /**
     * A call of an action.
     *
     * @param name the action's name
     * @return the expectation
     */
    public static Said action(String name) {
        return neuro(
                "action " + quoted(name), NeuroMessage.Action.class, message -> same("its name", name, message.name()));
    }

    /**
     * A call of an action with data.
     *
     * @param name the action's name
     * @param data JSON text of the data; member order and white space do not matter
     * @return the expectation
     */
    public static Said action(String name, String data) {
        Optional<JsonValue> wanted = JsonValue.parse(data);
        return neuro("action " + quoted(name) + " of " + data, NeuroMessage.Action.class, message -> {
            if (!name.equals(message.name())) {
                return same("its name", name, message.name());
            }
            String actual = String.valueOf(message.data());
            return data.equals(actual) || (wanted.isPresent() && wanted.equals(JsonValue.parse(actual)))
                    ? Finding.YES
                    : Finding.difference("its data was " + (message.data() == null ? "absent" : actual));
        });
    }

    /** {@return any {@code speech_finished}} */
    public static Said speechFinished() {
        return neuro("speech_finished", NeuroMessage.SpeechFinished.class, message -> Finding.YES);
    }

    /** {@return {@code actions/reregister_all}} */
    public static Said reregisterAll() {
        return neuro("actions/reregister_all", NeuroMessage.ReregisterAll.class, message -> Finding.YES);
    }

    /** {@return any {@code shutdown/graceful}} */
    public static Said gracefulShutdown() {
        return neuro("shutdown/graceful", NeuroMessage.GracefulShutdown.class, message -> Finding.YES);
    }

    /** {@return {@code shutdown/immediate}} */
    public static Said immediateShutdown() {
        return neuro("shutdown/immediate", NeuroMessage.ImmediateShutdown.class, message -> Finding.YES);
    }

    /**
     * Anything with a command, known or not.
     *
     * @param command the command
     * @return the expectation
     */
    public static Said command(String command) {
        requireNonNull(command, "command");
        return new Said(
                "command " + quoted(command),
                null,
                line -> JsonValue.parse(line.text())
                                .flatMap(json -> json.at("").filter(JsonValue.Members.class::isInstance))
                                .flatMap(json -> json.textAt("/command"))
                                .filter(command::equals)
                                .isPresent()
                        ? Finding.YES
                        : Finding.OTHER_SORT);
    }

    /**
     * A text as it is.
     *
     * @param text the whole text
     * @return the expectation
     */
    public static Said text(String text) {
        requireNonNull(text, "text");
        return new Said("text " + text, null, line -> line.text().equals(text) ? Finding.YES : Finding.OTHER_SORT);
    }

    private static <K extends GameMessage> Said game(
            String description, Class<K> kind, Function<K, Finding> condition) {
        return new Said(
                description,
                Direction.C2S,
                line -> line.game()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .map(condition)
                        .orElse(Finding.OTHER_SORT));
    }

    private static <K extends NeuroMessage> Said neuro(
            String description, Class<K> kind, Function<K, Finding> condition) {
        return new Said(
                description,
                Direction.S2C,
                line -> line.neuro()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .map(condition)
                        .orElse(Finding.OTHER_SORT));
    }

    private static Finding same(String what, String wanted, String actual) {
        return wanted.equals(actual) ? Finding.YES : Finding.difference(what + " was " + quoted(actual));
    }

    private static Finding names(String[] wanted, List<String> actual) {
        return wanted.length == 0 || new HashSet<>(List.of(wanted)).equals(new HashSet<>(actual))
                ? Finding.YES
                : Finding.difference("its names were " + actual);
    }

    private static String listed(String[] names) {
        return names.length == 0 ? "" : " of " + List.of(names);
    }

    private static String quoted(String text) {
        return new JsonText().value(text).toString();
    }
}
