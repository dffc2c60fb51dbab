package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one object. Confined to one value. */
final class ObjectComposer {

    private static final int TRIES = 5;
    private static final int NAME_TRIES = 40;

    private final Composer composer;
    private final Run run;
    private final Demand demand;
    private final int depth;
    private final Set<String> declared = new LinkedHashSet<>();
    private final Map<String, JsonNode> made = new LinkedHashMap<>();

    ObjectComposer(Composer composer, Run run, Demand demand, int depth) {
        this.composer = composer;
        this.run = run;
        this.demand = demand;
        this.depth = depth;
        demand.objects.forEach(in -> declared.addAll(in.rules().properties().keySet()));
    }

    @Nullable
    ObjectNode object() {
        if (demand.required.size() > Run.MAX_ITEMS || demand.minProperties > Run.MAX_ITEMS) {
            run.blame("more members than " + Run.MAX_ITEMS, pointer());
            return null;
        }
        for (int i = 0; i < TRIES; i++) {
            run.step(1 + demand.excluded.size() / 64);
            made.clear();
            ObjectNode object = attempt() ? inOrder() : null;
            if (object != null && !JsonValues.contains(demand.excluded, object)) {
                return object;
            }
        }
        return null;
    }

    private String pointer() {
        return demand.objects.isEmpty() ? "" : demand.objects.get(0).scope().schema().pointer;
    }

    private boolean attempt() {
        for (String name : demand.required) {
            if (!make(name)) {
                run.blame("the required member " + name + " cannot be made", pointer());
                return false;
            }
        }
        for (String name : declared) {
            if (run.dice.percent(run.taste.chance()) && cheap(name)) {
                make(name);
            }
        }
        inventUsual();
        return made.size() >= demand.minProperties || fill();
    }

    /** Whether a member is too small to make a deep value much deeper. */
    private boolean cheap(String name) {
        return depth < Run.FLAT_DEPTH
                || goal(name).wanted().stream().allMatch(schema -> (schema.types & ~Types.SCALAR) == 0);
    }

    private void inventUsual() {
        boolean onlyInvented = declared.isEmpty() && demand.required.isEmpty();
        boolean wanted = run.taste == Taste.FULL || (onlyInvented && run.dice.percent(run.taste.chance()));
        boolean shaped = demand.objects.stream().anyMatch(in -> shapesOthers(in.rules()));
        if (!wanted || !shaped || depth >= Run.FLAT_DEPTH) {
            return;
        }
        for (int i = onlyInvented ? run.dice.between(1, 3) : 1; i > 0 && made.size() < demand.maxProperties; i--) {
            invent(0);
        }
    }

    private static boolean shapesOthers(ObjectRules rules) {
        SchemaNode additional = rules.additional();
        return !rules.patterns().isEmpty() || (additional != null && additional.json.isObject());
    }

    private boolean fill() {
        for (String name : declared) {
            if (made.size() < demand.minProperties) {
                make(name);
            }
        }
        for (int i = 0; made.size() < demand.minProperties; i++) {
            if (i > NAME_TRIES + demand.minProperties) {
                run.blame("not enough members can be made", pointer());
                return false;
            }
            invent(i);
        }
        return true;
    }

    private void invent(int attempt) {
        String name = name(attempt);
        if (name != null && !declared.contains(name)) {
            make(name);
        }
    }

    private @Nullable String name(int attempt) {
        List<TextPattern> patterns = new ArrayList<>();
        for (Applied.In<ObjectRules> in : demand.objects) {
            in.rules().patterns().stream().filter(by -> !by.schema().never).forEach(by -> patterns.add(by.pattern()));
        }
        if (!patterns.isEmpty() && attempt % 3 < 2) {
            return run.dice.pick(patterns).sample(run.dice, 0, 40);
        }
        List<SchemaNode> names = names();
        if (names.isEmpty()) {
            return PleasantWords.any(run.dice, attempt);
        }
        JsonNode name = composer.value(Goal.of(names), depth + 1);
        return name == null ? null : name.stringValue();
    }

    /** The schemas of member names, with strings demanded; empty when there are none. */
    private List<SchemaNode> names() {
        List<SchemaNode> schemas = new ArrayList<>();
        for (Applied.In<ObjectRules> in : demand.objects) {
            SchemaNode names = in.rules().names();
            if (names != null) {
                schemas.add(names);
            }
        }
        if (!schemas.isEmpty()) {
            schemas.add(SchemaNode.ofTypes(Types.STRING));
        }
        return schemas;
    }

    /** Adds a member and what has to come with it; false when that is not possible, and nothing is added. */
    private boolean make(String first) {
        Set<String> together = closure(first);
        together.removeAll(made.keySet());
        if (made.size() + together.size() > demand.maxProperties) {
            return together.isEmpty();
        }
        Map<String, JsonNode> fresh = new LinkedHashMap<>();
        for (String name : together) {
            JsonNode value = demand.absent.contains(name) || !mayBeNamed(name) ? null : member(name);
            if (value == null) {
                return false;
            }
            fresh.put(name, value);
        }
        made.putAll(fresh);
        return true;
    }

    private boolean mayBeNamed(String name) {
        List<SchemaNode> names = demand.members.containsKey(name) ? List.of() : names();
        Checker checker = new Checker(run);
        return names.isEmpty()
                || names.stream().allMatch(schema -> checker.fits(schema, JsonValues.NODES.stringNode(name)));
    }

    private Set<String> closure(String first) {
        Set<String> names = new LinkedHashSet<>(List.of(first));
        List<String> open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            String name = open.remove(0);
            for (Applied.In<ObjectRules> in : demand.objects) {
                in.rules().dependentRequired().getOrDefault(name, List.of()).stream()
                        .filter(names::add)
                        .forEach(open::add);
            }
        }
        return names;
    }

    private @Nullable JsonNode member(String name) {
        run.write(name.length() + 3);
        Goal goal = goal(name);
        boolean possible = goal.wanted().stream().noneMatch(schema -> schema.height >= SchemaNode.ENDLESS);
        return possible ? composer.value(goal, depth + 1) : null;
    }

    private Goal goal(String name) {
        Goal goal = demand.members.getOrDefault(name, Goal.ANYTHING);
        for (Applied.In<ObjectRules> in : demand.objects) {
            List<SchemaNode> schemas = in.rules().member(name);
            SchemaNode unevaluated = in.rules().unevaluated();
            if (!schemas.isEmpty()) {
                goal = goal.and(Goal.of(schemas));
            } else if (unevaluated != null && !evaluated(name, in.scope())) {
                goal = goal.and(Goal.of(List.of(unevaluated)));
            }
        }
        return goal;
    }

    private boolean evaluated(String name, Applied scope) {
        return demand.objects.stream()
                .anyMatch(in -> in.scope().within(scope)
                        && (!in.rules().member(name).isEmpty()
                                || (in.scope() != scope && in.rules().unevaluated() != null)));
    }

    private ObjectNode inOrder() {
        ObjectNode object = JsonValues.NODES.objectNode();
        for (String name : declared) {
            JsonNode value = made.get(name);
            if (value != null) {
                object.set(name, value);
            }
        }
        made.forEach(object::set);
        return object;
    }
}
