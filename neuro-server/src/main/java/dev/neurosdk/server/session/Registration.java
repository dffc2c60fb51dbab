package dev.neurosdk.server.session;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import dev.neurosdk.server.action.ActionAdmission;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.RegisteredAction;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes definitions into a registry: those that can be used, as the edition treats duplicates, within the limits. Source:
 * clauses REG-1 and REG-2. Confined to one turn.
 */
final class Registration {

    private final Turn turn;
    private final String game;
    private final Set<String> taken;
    private final Edition edition;
    private final SessionLimits limits;
    private final Map<String, RegisteredAction> added = new LinkedHashMap<>();
    private final Set<String> claims = new LinkedHashSet<>();
    private int count;
    private long length;

    Registration(Turn turn, String game, Set<String> taken) {
        this.turn = turn;
        this.game = game;
        this.taken = taken;
        this.edition = turn.settings.edition();
        this.limits = turn.settings.limits();
        this.count = turn.registry.size();
        this.length = turn.registry.weight();
    }

    ActionRegistry add(List<ActionDefinition> definitions) {
        for (int index = 0; index < definitions.size(); index++) {
            add(definitions.get(index), "/data/actions/" + index);
        }
        return added.isEmpty() ? turn.registry : turn.registry.with(List.copyOf(added.values()));
    }

    List<String> added() {
        return List.copyOf(added.keySet());
    }

    /** The names to hold, where names are shared: those added, and those of ours that another is about to take. */
    List<String> claims() {
        return List.copyOf(claims);
    }

    private void add(ActionDefinition definition, String pointer) {
        if (isShort(definition, pointer) && isOurs(definition, pointer) && isAdmitted(definition, pointer)) {
            compile(definition, pointer);
        }
    }

    private boolean isShort(ActionDefinition definition, String pointer) {
        if (definition.name().length() > limits.nameLength()) {
            tooMuch(pointer + "/name", "at most " + limits.nameLength() + " characters", definition);
            return false;
        }
        if (definition.description().length() > limits.descriptionLength()) {
            tooMuch(pointer + "/description", "at most " + limits.descriptionLength() + " characters", definition);
            return false;
        }
        return true;
    }

    /** Where names are shared, one that another game holds is reported, and is ours only if the edition replaces. */
    private boolean isOurs(ActionDefinition definition, String pointer) {
        if (!taken.contains(definition.name())) {
            return true;
        }
        boolean ours = edition.duplicateRegister() == Edition.DuplicateRegister.REPLACE;
        turn.broken(
                Rule.NAME_COLLISION,
                pointer + "/name",
                "a name that no other game uses",
                Turn.quoted(definition.name()) + (ours ? ", taken over from another" : ", which stays the other's"));
        return ours;
    }

    private boolean isAdmitted(ActionDefinition definition, String pointer) {
        ActionAdmission.Verdict verdict = turn.settings
                .admission()
                .judge(new ActionAdmission.Candidate(definition, game, turn.registry, edition));
        if (verdict instanceof ActionAdmission.Refuse refused) {
            turn.broken(refused.rule(), pointer, refused.expected(), refused.actual());
        }
        if (verdict instanceof ActionAdmission.Keep && taken.contains(definition.name())) {
            claims.add(definition.name());
        }
        return verdict instanceof ActionAdmission.Take;
    }

    private void compile(ActionDefinition definition, String pointer) {
        SchemaResult result = turn.settings.schemas().compile(definition.schema(), edition, limits.schema());
        if (result instanceof SchemaResult.Refused refused) {
            report(refused.violations(), definition, pointer);
        } else if (result instanceof SchemaResult.Compiled compiled) {
            report(compiled.warnings(), definition, pointer);
            admit(new RegisteredAction(sharing(definition, compiled.schema()), compiled.schema(), game), pointer);
        }
    }

    /** The same definition, its schema's text not a copy of what the compiled schema holds already. */
    private static ActionDefinition sharing(ActionDefinition definition, ActionSchema schema) {
        return schema.text().equals(definition.schema())
                ? new ActionDefinition(definition.name(), definition.description(), schema.text())
                : definition;
    }

    private void admit(RegisteredAction action, String pointer) {
        RegisteredAction known = added.getOrDefault(action.name(), turn.registry.get(action.name()));
        int more = known == null ? 1 : 0;
        int longer = action.weight() - (known == null ? 0 : known.weight());
        if (count + more > limits.actions() || length + longer > limits.registryLength()) {
            tooMuch(
                    pointer,
                    "at most " + limits.actions() + " actions of " + limits.registryLength() + " characters together",
                    action.definition());
            return;
        }
        count += more;
        length += longer;
        added.put(action.name(), action);
        claims.add(action.name());
    }

    private void tooMuch(String pointer, String expected, ActionDefinition definition) {
        turn.broken(Rule.REGISTER_LIMIT, pointer, expected, "more with " + Turn.quoted(definition.name()));
    }

    private void report(List<Violation> violations, ActionDefinition definition, String pointer) {
        for (Violation violation : violations) {
            turn.broken(new Violation(
                    violation.rule(),
                    violation.level(),
                    pointer + "/schema" + violation.pointer(),
                    violation.expected(),
                    violation.actual() + " (action " + Turn.quoted(definition.name()) + ")"));
        }
    }
}
