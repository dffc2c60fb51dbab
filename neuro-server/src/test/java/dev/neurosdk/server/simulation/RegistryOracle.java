package dev.neurosdk.server.simulation;

import static dev.neurosdk.server.simulation.Invariant.MEMORY_BOUNDED;
import static dev.neurosdk.server.simulation.Invariant.NAME_OWNER;
import static dev.neurosdk.server.simulation.Invariant.REGISTRY_MATCHES;
import static dev.neurosdk.server.simulation.Invariant.REGISTRY_NEWS;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.action.RegisteredAction;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.session.SessionLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is registered on a connection, by the messages, the edition and the limits alone. */
final class RegistryOracle {

    /** What each schema compiles to, by edition; all worlds have the same limits. */
    private static final Map<String, SchemaResult> SCHEMAS = new ConcurrentHashMap<>();

    private final Oracle oracle;
    private final SessionLimits limits;
    private final boolean shared;
    private final boolean replaces;
    private final Map<String, RegisteredAction> actions = new LinkedHashMap<>();
    private final Map<Decision, Boolean> fits = new HashMap<>();

    private final Set<String> added = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private boolean ambiguous;

    RegistryOracle(Oracle oracle) {
        this.oracle = oracle;
        this.limits = oracle.settings.limits();
        this.shared = oracle.settings.scope() == NameScope.CHARACTER;
        this.replaces = oracle.settings.edition().duplicateRegister() == Edition.DuplicateRegister.REPLACE;
    }

    List<String> registered(List<String> names) {
        return new ArrayList<>(new LinkedHashSet<>(names))
                .stream().filter(actions::containsKey).toList();
    }

    boolean contains(String name) {
        return actions.containsKey(name);
    }

    boolean isEmpty() {
        return actions.isEmpty();
    }

    List<String> names() {
        return List.copyOf(actions.keySet());
    }

    /** Whether a decision may leave as a call. */
    boolean admits(Decision decision) {
        RegisteredAction action = actions.get(decision.action());
        return action != null && (!decision.checked() || fits(action, decision));
    }

    private boolean fits(RegisteredAction action, Decision decision) {
        return fits.computeIfAbsent(
                decision, made -> action.schema().validate(made.data()).isEmpty());
    }

    // ---- changes

    void register(GameMessage.RegisterActions message) {
        List<ActionDefinition> definitions = message.actions();
        ambiguous = definitions.stream().map(ActionDefinition::name).distinct().count() < definitions.size();
        Set<String> foreign = new HashSet<>();
        for (ActionDefinition definition : definitions) {
            Long holder = oracle.ledger.holder(definition.name());
            if (shared && holder != null && holder != oracle.number) {
                foreign.add(definition.name());
            }
        }
        definitions.forEach(definition -> register(definition, message.game(), foreign.contains(definition.name())));
    }

    private void register(ActionDefinition definition, String game, boolean foreign) {
        String name = definition.name();
        boolean tooLong =
                name.length() > limits.nameLength() || definition.description().length() > limits.descriptionLength();
        if (tooLong || (foreign && !replaces)) {
            return;
        }
        RegisteredAction known = actions.get(name);
        if (known != null
                && known.definition().equals(definition)
                && known.game().equals(game)) {
            hold(name);
            return;
        }
        ActionSchema schema = known == null || replaces ? compiled(definition.schema()) : null;
        if (schema == null) {
            return;
        }
        RegisteredAction action = new RegisteredAction(definition, schema, game);
        long weight = weight() + action.weight() - (known == null ? 0 : known.weight());
        int count = actions.size() + (known == null ? 1 : 0);
        if (count <= limits.actions() && weight <= limits.registryLength()) {
            put(action, known);
        }
    }

    private void put(RegisteredAction action, @Nullable RegisteredAction known) {
        if (known != null && !known.game().equals(action.game())) {
            removed.add(action.name());
        }
        actions.put(action.name(), action);
        added.add(action.name());
        fits.clear();
        hold(action.name());
    }

    private void hold(String name) {
        if (shared) {
            oracle.ledger.holds(name, oracle.number);
        }
    }

    private @Nullable ActionSchema compiled(@Nullable String text) {
        Edition edition = oracle.settings.edition();
        SchemaResult result = SCHEMAS.computeIfAbsent(
                edition + " " + text, key -> ActionSchema.compile(text, edition, limits.schema()));
        return result instanceof SchemaResult.Compiled compiled ? compiled.schema() : null;
    }

    private long weight() {
        return actions.values().stream().mapToLong(RegisteredAction::weight).sum();
    }

    void unregister(List<String> names) {
        names.forEach(this::remove);
    }

    void restarted(String game) {
        for (RegisteredAction action : List.copyOf(actions.values())) {
            if (action.game().equals(game)) {
                remove(action.name());
            }
        }
    }

    void lost(String name) {
        Long holder = oracle.ledger.holder(name);
        oracle.check(holder == null || holder != oracle.number, NAME_OWNER, name);
        oracle.check(contains(name), NAME_OWNER, name);
        remove(name);
    }

    void closed() {
        List.copyOf(actions.keySet()).forEach(this::remove);
        removed.clear();
    }

    private void remove(String name) {
        if (actions.remove(name) != null) {
            removed.add(name);
            fits.clear();
            oracle.ledger.releases(name, oracle.number);
        }
    }

    // ---- what is seen

    void changed(SessionEvent.ActionsChanged event) {
        event.added().forEach(name -> oracle.check(ambiguous || added.remove(name), REGISTRY_NEWS, event));
        event.removed().forEach(name -> oracle.check(ambiguous || removed.remove(name), REGISTRY_NEWS, event));
        oracle.check(ambiguous || event.registered() == actions.size(), REGISTRY_NEWS, event);
    }

    void finish(ActionRegistry seen) {
        if (ambiguous) {
            adopt(seen);
        }
        oracle.check(added.isEmpty() && removed.isEmpty(), REGISTRY_NEWS, added, removed);
        oracle.check(seen.size() <= limits.actions() && seen.weight() <= limits.registryLength(), MEMORY_BOUNDED, seen);
        oracle.check(seen.size() == actions.size(), REGISTRY_MATCHES, seen.names(), actions.keySet());
        Iterator<RegisteredAction> known = actions.values().iterator();
        for (RegisteredAction action : seen.actions()) {
            RegisteredAction expected = known.next();
            oracle.check(
                    action.definition().equals(expected.definition())
                            && action.game().equals(expected.game()),
                    REGISTRY_MATCHES,
                    action,
                    expected);
        }
    }

    /** Which of two definitions in one message counts is undefined. */
    private void adopt(ActionRegistry seen) {
        ambiguous = false;
        added.clear();
        removed.clear();
        fits.clear();
        List.copyOf(actions.keySet()).stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> oracle.ledger.releases(name, oracle.number));
        actions.clear();
        seen.actions().forEach(action -> {
            actions.put(action.name(), action);
            hold(action.name());
        });
    }

    /** Once all is quiet, a shared name is registered where it is held. */
    void quiet() {
        if (shared) {
            for (String name : actions.keySet()) {
                Long holder = oracle.ledger.holder(name);
                oracle.check(holder != null && holder == oracle.number, NAME_OWNER, name, holder);
            }
        }
    }
}
