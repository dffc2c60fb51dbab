package dev.neurosdk.server.session;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.RegisteredAction;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes definitions into a registry: those that can be used, as the edition treats duplicates, within the limits. Source:
 * clauses REG-1 and REG-2. Confined to one turn.
 */
final class Registration {

    private final Turn turn;
    private final Edition edition;
    private final List<RegisteredAction> added = new ArrayList<>();
    private long weight;

    Registration(Turn turn) {
        this.turn = turn;
        this.edition = turn.settings.edition();
        this.weight = turn.registry.weight();
    }

    ActionRegistry add(List<ActionDefinition> definitions) {
        for (int index = 0; index < definitions.size(); index++) {
            add(definitions.get(index), "/data/actions/" + index);
        }
        return added.isEmpty() ? turn.registry : turn.registry.with(added);
    }

    private void add(ActionDefinition definition, String pointer) {
        RegisteredAction known = turn.registry.get(definition.name());
        if (known == null || replaces(definition, known, pointer)) {
            compile(definition, pointer);
        }
    }

    private boolean replaces(ActionDefinition definition, RegisteredAction known, String pointer) {
        if (known.definition().equals(definition)) {
            return false;
        }
        if (edition.duplicateRegister() == Edition.DuplicateRegister.REPLACE) {
            return true;
        }
        turn.broken(
                Rule.REGISTER_DUPLICATE,
                pointer,
                "a name that is not active",
                Turn.quoted(definition.name()) + ", whose first definition stays");
        return false;
    }

    private void compile(ActionDefinition definition, String pointer) {
        SchemaResult result = ActionSchema.compile(definition.schema(), edition);
        if (result instanceof SchemaResult.Refused refused) {
            report(refused.violations(), definition, pointer);
        } else if (result instanceof SchemaResult.Compiled compiled) {
            report(compiled.warnings(), definition, pointer);
            admit(new RegisteredAction(definition, compiled.schema()), pointer);
        }
    }

    private void admit(RegisteredAction action, String pointer) {
        int count = turn.registry.size() + added.size() + 1;
        weight += action.weight();
        if (count > turn.settings.maxActions() || weight > turn.settings.maxRegistryWeight()) {
            turn.broken(
                    Rule.REGISTER_LIMIT,
                    pointer,
                    "at most " + turn.settings.maxActions() + " actions of " + turn.settings.maxRegistryWeight()
                            + " characters together",
                    "one more, " + Turn.quoted(action.name()));
            weight -= action.weight();
        } else {
            added.add(action);
        }
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
