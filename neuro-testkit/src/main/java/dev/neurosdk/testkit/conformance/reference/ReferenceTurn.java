package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.ServerMutant.*;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one game has registered and forced, and what it owes. Confined to its server. */
final class ReferenceTurn {

    private static final int MOST_ATTEMPTS = 5;
    private static final int FEW = 100;
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
    private static final Duration SHORT_LIMIT = Duration.ofSeconds(5);
    private static final Duration STALE = Duration.ofMillis(400);

    private final ReferenceConnection connection;
    private final Map<String, ActionDefinition> actions = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> settled = new HashSet<>();
    private GameMessage.@Nullable ForceActions force;
    private NeuroMessage.@Nullable Action pending;
    private GameMessage.@Nullable ForceActions late;
    private Duration pondering = Duration.ZERO;
    private int attempts;
    private int forces;

    ReferenceTurn(ReferenceConnection connection) {
        this.connection = connection;
    }

    private boolean is(ServerMutant mutant) {
        return connection.server.is(mutant);
    }

    boolean owesResult() {
        return pending != null;
    }

    boolean knows(String name) {
        return actions.containsKey(name);
    }

    void startAnew() {
        if (!is(KEEP_ON_STARTUP)) {
            actions.clear();
        }
        if (!is(KEEP_FORCE_ON_STARTUP)) {
            force = null;
            pending = null;
        }
    }

    void ponder(Duration time) {
        pondering = pondering.plus(time);
    }

    /** What is left to be called goes elsewhere, if it does. */
    void handOver() {
        GameMessage.ForceActions open = force;
        if (is(CALL_ELSEWHERE) && open != null) {
            NeuroMessage.Action action = new NeuroMessage.Action(
                    connection.server.nextId(), open.actionNames().get(0), null);
            connection.server.connections.stream()
                    .filter(other -> !other.isGone())
                    .forEach(other -> other.call(action));
        }
    }

    void actUnasked() {
        if (pending == null && force == null && !actions.isEmpty()) {
            call(List.copyOf(actions.keySet()).get(0), connection.server.nextId());
        }
    }

    void leave() {
        actions.clear();
        force = null;
        if (!is(STUCK_AFTER_DROP)) {
            pending = null;
        }
    }

    void inherit(ReferenceTurn earlier) {
        actions.putAll(earlier.actions);
    }

    void register(List<ActionDefinition> definitions) {
        Set<String> before = Set.copyOf(actions.keySet());
        int most = is(FIRST_ACTION_ONLY) ? 1 : is(FEW_ACTIONS) ? FEW : definitions.size();
        for (ActionDefinition action : definitions.subList(0, Math.min(most, definitions.size()))) {
            if (is(DIE_ON_BROKEN_SCHEMA) && isBroken(action)) {
                connection.server.die();
            }
            if (!isRefused(action) && (!before.contains(action.name()) || replaces())) {
                actions.put(action.name(), action);
            }
        }
    }

    private boolean isBroken(ActionDefinition action) {
        return !(ActionSchema.compile(action.schema(), connection.server.edition) instanceof SchemaResult.Compiled);
    }

    private boolean replaces() {
        boolean replaces = connection.server.edition.duplicateRegister() == Edition.DuplicateRegister.REPLACE;
        return replaces != is(OTHER_DUPLICATE_RULE);
    }

    private boolean isRefused(ActionDefinition action) {
        String schema = action.schema() == null ? "" : action.schema();
        return (is(NEVER_AGAIN) && removed.contains(action.name()))
                || (is(REFUSE_EMPTY_SCHEMA) && schema.equals("{}"))
                || (is(REFUSE_WEAK_KEYWORDS) && schema.matches(".*\"(title|\\$defs|oneOf)\".*"))
                || (is(REFUSE_OTHER_ROOTS) && schema.equals("{\"type\":\"string\"}"));
    }

    void unregister(List<String> names) {
        names.forEach(actions::remove);
        removed.addAll(names);
    }

    void force(GameMessage.ForceActions asked) {
        boolean ignored = (is(LOW_ONLY) && asked.priority() != ForcePriority.LOW)
                || (is(REFUSE_STATE) && asked.state() != null)
                || (is(REFUSE_EPHEMERAL) && asked.ephemeralContext())
                || (is(ALL_OR_NOTHING) && !actions.keySet().containsAll(asked.actionNames()))
                || (is(ANSWER_ONCE) && forces > 0)
                || is(NEVER_ANSWER)
                || connection.server.isStuck()
                || ((is(STUCK_FORCE) || is(KEEP_FORCE_ON_STARTUP)) && force != null)
                || isBlockedByOthers();
        if (ignored || (choices(asked).isEmpty() && !is(STUCK_FORCE))) {
            return;
        }
        forces++;
        force = asked;
        attempts = 0;
        int number = forces;
        if (is(STALE_CHOICE)) {
            List<String> stale = choices(asked);
            connection.server.later(STALE, () -> call(any(stale), connection.server.nextId()));
        } else if (pondering.isZero()) {
            connection.server.soon(() -> connection.server.speech.heed(asked.priority(), () -> choose(asked, number)));
        } else {
            connection.server.later(pondering, () -> choose(asked, number));
        }
    }

    private String any(List<String> names) {
        return names.get(is(FIRST_ALWAYS) ? 0 : connection.server.random.nextInt(names.size()));
    }

    private boolean isBlockedByOthers() {
        return connection.server.connections.stream()
                .filter(other -> other != connection)
                .filter(other -> is(STUCK_AFTER_DROP) || (is(ONE_GAME) && !other.isGone()))
                .anyMatch(other -> other.turn.wasBusy());
    }

    private boolean wasBusy() {
        return pending != null || force != null;
    }

    private void choose(GameMessage.ForceActions asked, int number) {
        boolean replaced = force == null || number != forces;
        if ((replaced || pending != null) && !is(TWO_OUTSTANDING)) {
            return;
        }
        List<String> choices = choices(asked);
        if (choices.isEmpty()) {
            force = is(STUCK_FORCE) ? force : null;
            return;
        }
        call(any(choices), connection.server.nextId());
    }

    private List<String> choices(GameMessage.ForceActions asked) {
        if (is(PICK_OUTSIDE_LIST)) {
            return List.copyOf(actions.keySet());
        }
        List<String> choices = new ArrayList<>(asked.actionNames());
        if (is(USE_GONE)) {
            connection.server.connections.stream()
                    .filter(ReferenceConnection::isGone)
                    .forEach(other -> choices.addAll(other.turn.actions.keySet()));
            return choices;
        }
        if (!is(CALL_UNREGISTERED)) {
            choices.retainAll(actions.keySet());
        }
        return choices;
    }

    private void call(String name, String id) {
        NeuroMessage.Action action = new NeuroMessage.Action(id, name, data(name));
        pending = action;
        attempts++;
        connection.call(action);
        if (!is(NEVER_GIVE_UP)) {
            connection.server.later(limit(), () -> giveUp(action));
        }
    }

    private Duration limit() {
        return is(GIVE_UP_SOON)
                ? SHORT_LIMIT
                : connection.server.edition.resultLimit().orElse(USUAL_LIMIT);
    }

    private void giveUp(NeuroMessage.Action action) {
        NeuroMessage.Action open = pending;
        if (open == null || !open.id().equals(action.id())) {
            return;
        }
        pending = null;
        late = force;
        force = null;
        if (late != null && is(RETRY_ON_TIMEOUT)) {
            call(any(choices(late)), connection.server.nextId());
        }
    }

    private @Nullable String data(String name) {
        ActionDefinition action = actions.get(name);
        SchemaResult compiled =
                ActionSchema.compile(action == null ? null : action.schema(), connection.server.edition);
        if (!(compiled instanceof SchemaResult.Compiled good) || !good.schema().hasParameters()) {
            return is(DATA_ALWAYS) ? "{}" : null;
        }
        if (is(UNFIT_DATA)) {
            return "{\"unfit\":true}";
        }
        return good.schema().generator().valid(connection.server.random).map(data -> data.json(), none -> "{}");
    }

    void result(GameMessage.ActionResult result) {
        NeuroMessage.Action call = pending;
        GameMessage.ForceActions open = force;
        if (call == null || !(call.id().equals(result.id()) || is(ANY_RESULT))) {
            stray(result, call);
            return;
        }
        if (is(REFUSE_MESSAGE) && result.message() != null) {
            return;
        }
        pending = null;
        settled.add(call.id());
        boolean again = !result.success() || (is(RETRY_ON_MESSAGE) && result.message() != null);
        if (open != null && again && !is(NO_RETRY) && (attempts < MOST_ATTEMPTS || is(RETRY_FOREVER))) {
            retry(open, call);
        } else if (open == null && again && is(RETRY_UNFORCED)) {
            connection.server.soon(() -> call(call.name(), connection.server.nextId()));
        } else if (open != null && is(CALL_AGAIN)) {
            force = null;
            connection.server.soon(() -> call(call.name(), connection.server.nextId()));
        } else {
            force = null;
        }
    }

    private void retry(GameMessage.ForceActions open, NeuroMessage.Action call) {
        if (is(SAME_ID)) {
            connection.server.soon(() -> call(call.name(), call.id()));
        } else if (is(RETRY_REMOVED) || is(RETRY_SAME_NAME)) {
            connection.server.soon(() -> call(call.name(), connection.server.nextId()));
        } else {
            int number = forces;
            connection.server.soon(() -> choose(open, number));
        }
    }

    private void stray(GameMessage.ActionResult result, NeuroMessage.@Nullable Action call) {
        if (is(CLOSE_ON_STRAY)) {
            connection.end(1008);
        } else if (is(ACCEPT_LATE) && late != null && !result.success()) {
            call(any(choices(late)), connection.server.nextId());
        } else if (is(DUPLICATE_RETRIES) && call == null && settled.contains(result.id()) && !result.success()) {
            connection.server.soon(() -> call(actions.keySet().iterator().next(), connection.server.nextId()));
        }
    }
}
