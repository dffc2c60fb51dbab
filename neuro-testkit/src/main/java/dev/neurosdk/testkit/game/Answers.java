package dev.neurosdk.testkit.game;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a fake game answers calls by itself, rightly or not. Thread-safe. */
public final class Answers {

    private final Rule rule;

    private Answers(Rule rule) {
        this.rule = rule;
    }

    /** One result that is sent, some time after the call. */
    record Timed(Duration delay, GameMessage.ActionResult result) {
        Timed after(Duration more) {
            return new Timed(delay.plus(more), result);
        }
    }

    /** Who answers, and what it has registered. */
    record Scene(String game, Edition edition, Map<String, ActionDefinition> registered) {
        Timed result(NeuroMessage.Action call, boolean success, @Nullable String message) {
            return new Timed(Duration.ZERO, new GameMessage.ActionResult(game, call.id(), success, message));
        }
    }

    /** Says which results a call gets. */
    @FunctionalInterface
    private interface Rule {
        List<Timed> to(NeuroMessage.Action call, Scene scene);
    }

    /** {@return a success for every call, without a message} */
    public static Answers success() {
        return same(true, null);
    }

    /**
     * A success for every call.
     *
     * @param message what changed
     * @return the answers
     */
    public static Answers success(String message) {
        return same(true, requireNonNull(message, "message"));
    }

    /**
     * A failure for every call.
     *
     * @param why what was wrong and what would be right
     * @return the answers
     */
    public static Answers failure(String why) {
        return same(false, requireNonNull(why, "why"));
    }

    /**
     * A success for every call, later.
     *
     * @param delay how long after the call
     * @return the answers
     */
    public static Answers late(Duration delay) {
        return success().after(delay);
    }

    /** {@return two successes for every call, of which the second is one too many (RES-1)} */
    public static Answers twice() {
        return new Answers((call, scene) -> {
            Timed success = scene.result(call, true, null);
            return List.of(success, success);
        });
    }

    /** {@return no answer at all (RES-1)} */
    public static Answers never() {
        return new Answers((call, scene) -> List.of());
    }

    /**
     * What a careful game does: a success for a call of a registered action whose data fits its schema, otherwise a failure
     * that says what is wrong (ACN-4, BPA-8).
     *
     * @return the answers
     */
    public static Answers byTheSchema() {
        return new Answers((call, scene) -> List.of(judged(call, scene)));
    }

    /**
     * Answers by a function.
     *
     * @param function gives the result of a call, or null to leave it unanswered; called on a thread of the transport
     * @return the answers
     */
    public static Answers with(Function<NeuroMessage.Action, GameMessage.@Nullable ActionResult> function) {
        requireNonNull(function, "function");
        return new Answers((call, scene) -> {
            GameMessage.@Nullable ActionResult result = function.apply(call);
            return result == null ? List.of() : List.of(new Timed(Duration.ZERO, result));
        });
    }

    /**
     * Other answers for each call: the first for the first call, and the last for all later ones.
     *
     * @param script the answers, in order, at least one
     * @return the answers
     * @throws IllegalArgumentException when there is none
     */
    public static Answers inOrder(Answers... script) {
        List<Answers> turns = List.of(script);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("script: expected at least one, was none");
        }
        AtomicInteger next = new AtomicInteger();
        return new Answers((call, scene) -> turns.get(next.getAndUpdate(turn -> Math.min(turn + 1, turns.size() - 1)))
                .rule
                .to(call, scene));
    }

    /**
     * The same later.
     *
     * @param delay how much later
     * @return the answers
     */
    public Answers after(Duration delay) {
        return new Answers((call, scene) ->
                to(call, scene).stream().map(timed -> timed.after(delay)).toList());
    }

    /**
     * Other answers for one action, these for all others.
     *
     * @param name the action's name
     * @param special its answers
     * @return the answers
     */
    public Answers except(String name, Answers special) {
        return new Answers((call, scene) -> (call.name().equals(name) ? special : this).rule.to(call, scene));
    }

    List<Timed> to(NeuroMessage.Action call, Scene scene) {
        return rule.to(call, scene);
    }

    private static Answers same(boolean success, @Nullable String message) {
        return new Answers((call, scene) -> List.of(scene.result(call, success, message)));
    }

    private static Timed judged(NeuroMessage.Action call, Scene scene) {
        ActionDefinition action = scene.registered().get(call.name());
        if (action == null) {
            return scene.result(call, false, "There is no action " + call.name() + " now.");
        }
        SchemaResult schema = ActionSchema.compile(action.schema(), scene.edition());
        List<Violation> unfit = schema instanceof SchemaResult.Compiled compiled
                ? compiled.schema().validate(call.data())
                : List.of();
        return unfit.isEmpty() ? scene.result(call, true, null) : scene.result(call, false, message(unfit.get(0)));
    }

    private static String message(Violation violation) {
        return Stream.of(violation.pointer(), "expected " + violation.expected(), "was " + violation.actual())
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
    }
}
