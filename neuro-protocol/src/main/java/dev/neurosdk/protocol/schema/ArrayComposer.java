package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Makes one array. Confined to one value. */
final class ArrayComposer {

    private static final int USUAL_ITEMS = 3;
    private static final int TRIES = 6;

    private final Composer composer;
    private final Run run;
    private final Demand demand;
    private final int depth;
    private final boolean unique;
    private final List<Set<Integer>> containing = new ArrayList<>(0);

    ArrayComposer(Composer composer, Run run, Demand demand, int depth) {
        this.composer = composer;
        this.run = run;
        this.demand = demand;
        this.depth = depth;
        this.unique = demand.arrays.stream().anyMatch(in -> in.rules().unique());
    }

    @Nullable
    ArrayNode array() {
        int contained =
                demand.contained.stream().mapToInt(Demand.Contained::min).max().orElse(0);
        int fewest = Math.max(demand.minItems, contained);
        int most = Math.min(demand.maxItems, possible(fewest));
        if (fewest > most || fewest > Run.MAX_ITEMS) {
            run.blame(fewest > most ? "no number of items fits" : fewest + " items are too many", pointer());
            return null;
        }
        for (int i = 0; i < TRIES; i++) {
            run.step(1 + demand.excluded.size() / 64);
            ArrayNode array = attempt(fewest, length(fewest, most));
            if (array != null && !JsonValues.contains(demand.excluded, array)) {
                return array;
            }
        }
        return null;
    }

    private String pointer() {
        return demand.arrays.isEmpty() ? "" : demand.arrays.get(0).scope().schema().pointer;
    }

    /** How many items are possible at all: none from the first place on where no finite value fits. */
    private int possible(int fewest) {
        for (int i = 0; i <= longestPrefix(); i++) {
            Goal goal = item(i);
            if (goal.wanted().stream().anyMatch(schema -> schema.height >= SchemaNode.ENDLESS)) {
                return i;
            }
        }
        return Math.max(fewest, Integer.MAX_VALUE);
    }

    private int longestPrefix() {
        return demand.arrays.stream()
                .mapToInt(in -> in.rules().prefix().size())
                .max()
                .orElse(0);
    }

    private int length(int fewest, int most) {
        if (run.taste == Taste.SPARSE || (depth >= Run.FLAT_DEPTH && run.taste != Taste.FULL)) {
            return fewest;
        }
        int low = run.taste == Taste.FULL ? Math.max(fewest, Math.min(1, most)) : fewest;
        int more = Math.max(0, USUAL_ITEMS - Math.max(low - fewest, depth - 1));
        long high = Math.min(most, Math.max(longestPrefix(), (long) low + more));
        return run.dice.between(low, (int) high);
    }

    private @Nullable ArrayNode attempt(int fewest, int length) {
        place(length);
        ArrayNode array = JsonValues.NODES.arrayNode();
        List<JsonNode> made = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            JsonNode item = demand.repeatedItem && i == 1 ? made.get(0) : item(i, made);
            if (item == null) {
                return i >= fewest ? array : null;
            }
            array.add(item);
            made.add(item);
        }
        return array;
    }

    private @Nullable JsonNode item(int index, List<JsonNode> made) {
        return composer.value(unique ? item(index).excluding(made) : item(index), depth + 1);
    }

    /** Decides which items are the ones that {@code contains} asks for. */
    private void place(int length) {
        containing.clear();
        for (Demand.Contained contained : demand.contained) {
            Set<Integer> places = new TreeSet<>();
            int wanted = Math.min(contained.min(), length);
            while (places.size() < wanted) {
                places.add(run.dice.below(length));
            }
            containing.add(places);
        }
    }

    private Goal item(int index) {
        Goal goal = demand.items.getOrDefault(index, Goal.ANYTHING);
        for (Applied.In<ArrayRules> in : demand.arrays) {
            SchemaNode item = in.rules().item(index);
            SchemaNode unevaluated = in.rules().unevaluated();
            if (item != null) {
                goal = goal.and(Goal.of(List.of(item)));
            } else if (unevaluated != null && !evaluated(index, in.scope())) {
                goal = goal.and(Goal.of(List.of(unevaluated)));
            }
        }
        for (int i = 0; i < containing.size(); i++) {
            Demand.Contained contained = demand.contained.get(i);
            if (containing.get(i).contains(index)) {
                goal = goal.and(Goal.of(List.of(contained.schema())));
            } else if (contained.max() < Integer.MAX_VALUE) {
                goal = goal.and(Goal.not(contained.schema()));
            }
        }
        return goal;
    }

    private boolean evaluated(int index, Applied scope) {
        for (Applied.In<ArrayRules> in : demand.arrays) {
            if (in.scope().within(scope) && covers(in.rules(), index, in.scope() != scope)) {
                return true;
            }
        }
        for (int i = 0; i < containing.size(); i++) {
            if (containing.get(i).contains(index)
                    && demand.contained.get(i).scope().within(scope)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(ArrayRules rules, int index, boolean inner) {
        return rules.item(index) != null || (inner && rules.unevaluated() != null);
    }
}
