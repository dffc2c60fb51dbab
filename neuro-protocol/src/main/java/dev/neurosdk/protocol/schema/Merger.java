package dev.neurosdk.protocol.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges a goal into one flat demand: follows references and {@code allOf}, and chooses wherever a schema leaves a
 * choice, differently at each attempt. Confined to one merge.
 */
final class Merger {

    private static final int MAX_REPEATS = 64;

    private final Run run;
    private final int attempt;
    private final boolean flat;
    private final Demand demand = new Demand();
    private final Deque<Applied> open = new ArrayDeque<>();
    private final List<Applied> choices = new ArrayList<>(0);
    private final List<Applied.In<ObjectRules>> dependent = new ArrayList<>(0);
    private final Set<SchemaNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Negator negator;
    private int repeats;

    private Merger(Run run, int attempt, int depth) {
        this.run = run;
        this.attempt = attempt;
        this.flat = depth >= Run.FLAT_DEPTH;
        this.negator = new Negator(this, demand, run);
    }

    static Demand merge(Goal goal, Run run, int attempt, int depth) {
        Merger merger = new Merger(run, attempt, depth);
        merger.demand.excluded.addAll(goal.excluded());
        goal.wanted().forEach(schema -> merger.want(schema, null));
        merger.settle();
        goal.unwanted().forEach(merger.negator::negate);
        merger.settle();
        return merger.demand;
    }

    /** Merges the own keywords of schemas that are known to apply, and breaks a keyword of one of them. */
    static Demand broken(List<SchemaNode> schemas, @Nullable Fault fault, Run run) {
        Merger merger = new Merger(run, 0, 0);
        for (SchemaNode schema : schemas) {
            SchemaNode kept = fault != null && schema == fault.schema() ? fault.rest() : schema;
            merger.keywords(kept, new Applied(schema, null));
        }
        if (fault != null) {
            merger.negator.violate(fault.schema(), fault.keyword());
        }
        merger.settle();
        return merger.demand;
    }

    void want(SchemaNode schema, @Nullable Applied parent) {
        open.add(new Applied(schema, parent));
    }

    private void settle() {
        while (!demand.impossible) {
            run.step();
            Applied next = open.poll();
            if (next != null) {
                merge(next);
            } else if (!choices.isEmpty()) {
                choose(choices.remove(0));
            } else if (!dependent.isEmpty()) {
                depend(dependent.remove(0));
            } else {
                return;
            }
        }
    }

    private void merge(Applied scope) {
        SchemaNode schema = scope.schema();
        if (!seen.add(schema) && (scope.repeats() || ++repeats > MAX_REPEATS)) {
            return;
        }
        keywords(schema, scope);
        for (SchemaNode other : schema.all) {
            want(other, scope);
        }
        if (schema.not != null) {
            negator.negate(schema.not);
        }
        if (!schema.any.isEmpty() || !schema.one.isEmpty() || schema.condition != null) {
            choices.add(scope);
        }
    }

    private void keywords(SchemaNode schema, Applied scope) {
        if (schema.never) {
            refuse("nothing fits the schema false", schema);
        }
        demand.require(schema.types);
        demand.concerned |= schema.concerned();
        if (schema.values != null) {
            demand.allow(schema.values);
        }
        demand.numbers = demand.numbers.and(schema.numbers);
        demand.texts = demand.texts.and(schema.texts);
        if (schema.arrays != null) {
            arrays(schema.arrays, scope);
        }
        if (schema.objects != null) {
            objects(schema.objects, scope);
        }
        if (demand.impossible) {
            refuse("the keywords here contradict what else applies", schema);
        }
    }

    private void arrays(ArrayRules rules, Applied scope) {
        demand.arrays.add(new Applied.In<>(rules, scope));
        demand.minItems = Math.max(demand.minItems, rules.min());
        demand.maxItems = Math.min(demand.maxItems, rules.max());
        SchemaNode contains = rules.contains();
        if (contains != null) {
            demand.contained.add(new Demand.Contained(contains, rules.minContains(), rules.maxContains(), scope));
            demand.unsure |= rules.maxContains() < Integer.MAX_VALUE;
        }
    }

    private void objects(ObjectRules rules, Applied scope) {
        Applied.In<ObjectRules> scoped = new Applied.In<>(rules, scope);
        demand.objects.add(scoped);
        demand.minProperties = Math.max(demand.minProperties, rules.min());
        demand.maxProperties = Math.min(demand.maxProperties, rules.max());
        rules.required().forEach(demand::require);
        if (!rules.dependentSchemas().isEmpty()) {
            dependent.add(scoped);
        }
    }

    private void choose(Applied scope) {
        SchemaNode schema = scope.schema();
        if (!schema.any.isEmpty()) {
            want(branch(schema.any), scope);
        }
        if (!schema.one.isEmpty()) {
            one(schema, scope);
        }
        if (schema.condition != null) {
            condition(schema, schema.condition, scope);
        }
    }

    private void one(SchemaNode schema, Applied scope) {
        SchemaNode chosen = branch(schema.one);
        want(chosen, scope);
        demand.unsure = true;
        if (attempt % 2 == 1) {
            schema.one.stream().filter(other -> other != chosen).forEach(negator::negate);
        }
    }

    private SchemaNode branch(List<SchemaNode> branches) {
        demand.chosen |= branches.size() > 1;
        List<SchemaNode> possible = branches.stream().filter(this::possible).toList();
        if (possible.isEmpty()) {
            return run.dice.pick(branches);
        }
        if (flat && attempt == 0) {
            int flattest = possible.stream().mapToInt(b -> b.height).min().orElse(0);
            possible = possible.stream().filter(b -> b.height == flattest).toList();
        }
        return run.dice.pick(possible);
    }

    private boolean possible(SchemaNode branch) {
        boolean overlaps = (branch.types & demand.types) != 0 && branch.height < SchemaNode.ENDLESS;
        return overlaps
                && (branch.values == null
                        || demand.values == null
                        || branch.values.stream().anyMatch(v -> JsonValues.contains(demand.values, v)));
    }

    private void condition(SchemaNode schema, SchemaNode condition, Applied scope) {
        if (schema.then == null && schema.otherwise == null) {
            return;
        }
        demand.chosen = true;
        boolean met = run.dice.percent(50);
        if (schema.then != null && schema.then.never && Keywords.breakable(condition)) {
            met = false;
        } else if ((schema.otherwise != null && schema.otherwise.never) || !Keywords.breakable(condition)) {
            met = true;
        }
        if (met) {
            want(condition, scope);
        } else {
            negator.negate(condition);
        }
        SchemaNode consequence = met ? schema.then : schema.otherwise;
        if (consequence != null) {
            want(consequence, scope);
        }
    }

    private void depend(Applied.In<ObjectRules> scoped) {
        for (Map.Entry<String, SchemaNode> entry :
                scoped.rules().dependentSchemas().entrySet()) {
            String name = entry.getKey();
            if (demand.absent.contains(name)) {
                continue;
            }
            if (!demand.required.contains(name)) {
                demand.chosen = true;
                boolean fits = entry.getValue().height < SchemaNode.ENDLESS && (demand.types & Types.OBJECT) != 0;
                if (!fits || !run.dice.percent(run.taste.chance())) {
                    demand.forbid(name);
                    continue;
                }
                demand.require(Types.OBJECT);
                demand.require(name);
            }
            want(entry.getValue(), scoped.scope());
        }
    }

    private void refuse(String reason, SchemaNode schema) {
        demand.impossible = true;
        run.blame(reason, schema.pointer);
    }
}
