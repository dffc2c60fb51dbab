package dev.neurosdk.protocol.schema;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes fitting values at the edges of what fits. Confined to one generation. */
final class EdgeMaker {

    private static final int MAX_EDGES = 300;
    private static final int MAX_OPTIONS = 60;
    private static final int MAX_EDGE_ITEMS = 200;
    private static final int TRIES = 4;
    private static final int MAX_EXHAUSTED = 4;

    private final PreparedSchema schema;
    private final Dice dice;
    private int exhausted;
    private final Map<String, Generated> edges = new LinkedHashMap<>();

    EdgeMaker(PreparedSchema schema, Dice dice) {
        this.schema = schema;
        this.dice = dice;
    }

    List<Generated> edges() {
        whole(Taste.SPARSE, "nothing optional present");
        JsonNode base = whole(Taste.FULL, "everything optional present");
        if (base != null) {
            Run run = PreparedSchema.run(dice, Taste.USUAL, TRIES);
            try {
                Set<String> kinds = new HashSet<>();
                PartFinder.find(schema.root(), base, run).stream()
                        .filter(part -> kinds.add(part.kind()))
                        .forEach(part -> edges(base, part));
            } catch (OutOfBudget e) {
                // The edges found so far are as good as any.
            }
        }
        return List.copyOf(edges.values());
    }

    private @Nullable JsonNode whole(Taste taste, String note) {
        for (int i = 0; i < TRIES; i++) {
            JsonNode value = schema.attempt(PreparedSchema.run(dice, taste, i));
            if (value != null) {
                add(value, note);
                return value;
            }
        }
        return null;
    }

    private void edges(JsonNode base, Part part) {
        Run run = PreparedSchema.run(dice, Taste.USUAL, 0);
        Demand demand = Merger.broken(part.schemas(), null, run);
        if (demand.values != null) {
            demand.values.stream()
                    .limit(MAX_OPTIONS)
                    .forEach(option -> put(base, part, option, "enum member " + option));
            return;
        }
        switch (Types.of(part.value())) {
            case Types.INTEGER, Types.FRACTION -> numbers(base, part, demand);
            case Types.STRING -> lengths(base, part, demand);
            case Types.ARRAY -> sizes(base, part, demand);
            case Types.OBJECT -> members(base, part, demand);
            case Types.BOOLEAN -> {
                put(base, part, JsonValues.NODES.booleanNode(true), "true");
                put(base, part, JsonValues.NODES.booleanNode(false), "false");
            }
            default -> {}
        }
        if ((demand.types & Types.NULL) != 0 && demand.types != Types.ALL) {
            put(base, part, JsonValues.NODES.nullNode(), "null");
        }
    }

    private void numbers(JsonNode base, Part part, Demand demand) {
        BigDecimal step = demand.numbers.step((demand.types & Types.FRACTION) == 0);
        BigDecimal unit = step == null ? BigDecimal.ONE : step;
        NumberLimits.Bound min = demand.numbers.min();
        NumberLimits.Bound max = demand.numbers.max();
        if (min != null) {
            number(base, part, demand, firstFrom(min, unit, 1), "smallest", unit);
        }
        if (max != null) {
            number(base, part, demand, firstFrom(max, unit, -1), "largest", unit.negate());
        }
        number(base, part, demand, BigDecimal.ZERO, "zero", BigDecimal.ZERO);
    }

    private static BigDecimal firstFrom(NumberLimits.Bound bound, BigDecimal unit, int direction) {
        BigDecimal beyond = bound.value().remainder(unit);
        BigDecimal start = bound.value().subtract(beyond);
        BigDecimal inwards = unit.multiply(BigDecimal.valueOf(direction));
        boolean outside = start.subtract(bound.value()).signum() * direction < 0;
        boolean onBound = start.compareTo(bound.value()) == 0;
        return outside || (onBound && bound.exclusive()) ? start.add(inwards) : start;
    }

    private void number(JsonNode base, Part part, Demand demand, BigDecimal edge, String name, BigDecimal step) {
        if (demand.numbers.admits(edge)) {
            put(base, part, JsonValues.number(edge), name + " " + edge.toPlainString());
        }
        BigDecimal neighbour = edge.add(step);
        if (step.signum() != 0 && demand.numbers.admits(neighbour)) {
            put(base, part, JsonValues.number(neighbour), "next to " + name + " " + neighbour.toPlainString());
        }
    }

    private void lengths(JsonNode base, Part part, Demand demand) {
        TextLimits limits = demand.texts;
        for (int length : ends(limits.min(), limits.max(), Run.MAX_TEXT)) {
            make(
                    base,
                    part,
                    "length " + length,
                    edge -> edge.texts = edge.texts.and(TextLimits.length(length, length)));
        }
    }

    private void sizes(JsonNode base, Part part, Demand demand) {
        for (int size : ends(demand.minItems, demand.maxItems, MAX_EDGE_ITEMS)) {
            make(base, part, "items " + size, edge -> {
                edge.minItems = size;
                edge.maxItems = size;
            });
        }
    }

    private void members(JsonNode base, Part part, Demand demand) {
        int most = demand.maxProperties == Integer.MAX_VALUE ? demand.minProperties : demand.maxProperties;
        if (demand.minProperties > 0 || most > 0) {
            for (int size : ends(demand.minProperties, most, MAX_EDGE_ITEMS)) {
                make(base, part, "members " + size, edge -> {
                    edge.minProperties = size;
                    edge.maxProperties = size;
                });
            }
        }
    }

    /** Both ends of a range and their neighbours inside it; an end that is too far out counts as absent. */
    private static SortedSet<Integer> ends(int low, int high, int tooFar) {
        TreeSet<Integer> ends = new TreeSet<>();
        if (low <= tooFar) {
            ends.add(low);
            ends.add(Math.min(low + 1, high));
        }
        if (high <= tooFar) {
            ends.add(high);
            ends.add(Math.max(low, high - 1));
        }
        return ends;
    }

    private void make(JsonNode base, Part part, String note, Consumer<Demand> edge) {
        for (int i = 0; i < TRIES && exhausted < MAX_EXHAUSTED; i++) {
            Run run = PreparedSchema.run(dice, Taste.USUAL, i);
            try {
                Demand demand = Merger.broken(part.schemas(), null, run);
                demand.require(Types.of(part.value()));
                edge.accept(demand);
                JsonNode value = demand.impossible
                        ? null
                        : new Composer(run)
                                .value(demand, Goal.ANYTHING, i, part.steps().size());
                if (value != null && put(base, part, value, note)) {
                    return;
                }
            } catch (OutOfBudget e) {
                exhausted++;
                return;
            }
        }
    }

    private boolean put(JsonNode base, Part part, JsonNode value, String note) {
        String where = part.pointer();
        return add(
                JsonValues.replaced(base, part.steps(), value),
                (where.isEmpty() ? "whole value" : where) + ": " + note);
    }

    private boolean add(JsonNode value, String note) {
        String json = JsonTrees.write(value);
        if (edges.containsKey(json)) {
            return true;
        }
        boolean fits = edges.size() < MAX_EDGES && schema.accepts(json);
        if (fits) {
            edges.put(json, new Generated.Data(json, note));
        }
        return fits;
    }
}
