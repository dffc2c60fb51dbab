package dev.neurosdk.protocol.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The part of a {@link Negator} that breaks what schemas say about the members of objects. Confined to one merge. */
final class MemberNegator {

    private final Negator negator;
    private final Demand demand;
    private final Run run;

    MemberNegator(Negator negator, Demand demand, Run run) {
        this.negator = negator;
        this.demand = demand;
        this.run = run;
    }

    /** Asks for an object that breaks a keyword. */
    void violate(SchemaNode schema, String keyword, int count) {
        ObjectRules rules = schema.objects;
        if (rules == null) {
            return;
        }
        switch (keyword) {
            case "minProperties" -> demand.maxProperties = Math.min(demand.maxProperties, count - 1);
            case "maxProperties" -> demand.minProperties = Math.max(demand.minProperties, Negator.more(count));
            case "required" -> forbidOne(rules.required());
            case "properties" -> member(rules.properties());
            case "patternProperties" -> patternMember(rules.patterns());
            case "propertyNames" -> misname(rules.names());
            case "dependentRequired" -> dependentRequired(rules.dependentRequired());
            case "dependentSchemas" -> dependentSchema(rules.dependentSchemas());
            case "dependencies" -> {
                if (rules.dependentSchemas().isEmpty()
                        || (!rules.dependentRequired().isEmpty() && run.dice.percent(50))) {
                    dependentRequired(rules.dependentRequired());
                } else {
                    dependentSchema(rules.dependentSchemas());
                }
            }
            default -> foreignMember(rules, keyword.equals("additionalProperties"));
        }
        demand.impossible |= demand.minProperties > demand.maxProperties;
    }

    private void forbidOne(List<String> names) {
        List<String> possible = names.stream()
                .filter(name -> !demand.required.contains(name) || demand.absent.contains(name))
                .toList();
        if (possible.isEmpty()) {
            demand.impossible = true;
        } else {
            demand.forbid(run.dice.pick(possible));
        }
    }

    private void member(Map<String, SchemaNode> properties) {
        List<String> names = properties.entrySet().stream()
                .filter(e -> !demand.absent.contains(e.getKey()) && Keywords.breakable(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (names.isEmpty()) {
            demand.impossible = true;
            return;
        }
        String name = run.dice.pick(names);
        SchemaNode schema = properties.get(name);
        if (schema != null) {
            demand.require(name, Goal.not(schema));
        }
    }

    private void patternMember(List<ObjectRules.ByPattern> patterns) {
        ObjectRules.ByPattern by = run.dice.pick(patterns);
        String name = by.pattern().sample(run.dice, 0, 40);
        if (name == null) {
            demand.impossible = true;
        } else {
            demand.require(name, Goal.not(by.schema()));
        }
    }

    private void misname(@Nullable SchemaNode names) {
        if (names == null) {
            return;
        }
        Goal goal = new Goal(List.of(SchemaNode.ofTypes(Types.STRING)), List.of(names), List.of());
        JsonNode name = new Composer(run).value(goal, Run.FLAT_DEPTH);
        if (name == null) {
            demand.impossible = true;
        } else {
            demand.require(name.stringValue());
        }
    }

    private void dependentRequired(Map<String, List<String>> dependencies) {
        List<String> triggers = dependencies.keySet().stream()
                .filter(name -> !dependencies.getOrDefault(name, List.of()).isEmpty())
                .toList();
        if (triggers.isEmpty()) {
            demand.impossible = true;
            return;
        }
        String trigger = run.dice.pick(triggers);
        demand.require(trigger);
        forbidOne(dependencies.getOrDefault(trigger, List.of()));
    }

    private void dependentSchema(Map<String, SchemaNode> dependencies) {
        String trigger = run.dice.pick(List.copyOf(dependencies.keySet()));
        demand.require(trigger);
        negator.negateIfAny(dependencies.get(trigger));
    }

    private void foreignMember(ObjectRules rules, boolean additional) {
        SchemaNode schema = additional ? rules.additional() : rules.unevaluated();
        for (int i = 0; i < 20; i++) {
            String name = PleasantWords.any(run.dice, i);
            if (demand.objects.stream().noneMatch(in -> in.rules().declares(name)) && !rules.declares(name)) {
                demand.require(name, schema == null || schema.never ? Goal.ANYTHING : Goal.not(schema));
                return;
            }
        }
        demand.impossible = true;
    }
}
