package dev.neurosdk.protocol.schema;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final PreparedSchema schema;
    private final Dice dice;
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
                SiteFinder.find(schema.root(), base, run).forEach(site -> edges(base, site));
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

    private void edges(JsonNode base, Site site) {
        Run run = PreparedSchema.run(dice, Taste.USUAL, 0);
        Demand demand = Merger.broken(site.schemas(), null, run);
        if (demand.values != null) {
            demand.values.stream()
                    .limit(MAX_OPTIONS)
                    .forEach(option -> put(base, site, option, "enum member " + option));
            return;
        }
        switch (Types.of(site.value())) {
            case Types.INTEGER, Types.FRACTION -> numbers(base, site, demand);
            case Types.STRING -> lengths(base, site, demand);
            case Types.ARRAY -> sizes(base, site, demand);
            case Types.OBJECT -> members(base, site, demand);
            case Types.BOOLEAN -> {
                put(base, site, JsonValues.NODES.booleanNode(true), "true");
                put(base, site, JsonValues.NODES.booleanNode(false), "false");
            }
            default -> {}
        }
        if ((demand.types & Types.NULL) != 0 && demand.types != Types.ALL) {
            put(base, site, JsonValues.NODES.nullNode(), "null");
        }
    }

    private void numbers(JsonNode base, Site site, Demand demand) {
        BigDecimal step = demand.numbers.step((demand.types & Types.FRACTION) == 0);
        BigDecimal unit = step == null ? BigDecimal.ONE : step;
        NumberLimits.Bound min = demand.numbers.min();
        NumberLimits.Bound max = demand.numbers.max();
        if (min != null) {
            number(base, site, demand, firstFrom(min, unit, 1), "smallest", unit);
        }
        if (max != null) {
            number(base, site, demand, firstFrom(max, unit, -1), "largest", unit.negate());
        }
        number(base, site, demand, BigDecimal.ZERO, "zero", BigDecimal.ZERO);
    }

    private static BigDecimal firstFrom(NumberLimits.Bound bound, BigDecimal unit, int direction) {
        BigDecimal beyond = bound.value().remainder(unit);
        BigDecimal start = bound.value().subtract(beyond);
        BigDecimal inwards = unit.multiply(BigDecimal.valueOf(direction));
        boolean outside = start.subtract(bound.value()).signum() * direction < 0;
        boolean onBound = start.compareTo(bound.value()) == 0;
        return outside || (onBound && bound.exclusive()) ? start.add(inwards) : start;
    }

    private void number(JsonNode base, Site site, Demand demand, BigDecimal edge, String name, BigDecimal step) {
        if (demand.numbers.admits(edge)) {
            put(base, site, JsonValues.number(edge), name + " " + edge.toPlainString());
        }
        BigDecimal neighbour = edge.add(step);
        if (step.signum() != 0 && demand.numbers.admits(neighbour)) {
            put(base, site, JsonValues.number(neighbour), "next to " + name + " " + neighbour.toPlainString());
        }
    }

    private void lengths(JsonNode base, Site site, Demand demand) {
        TextLimits limits = demand.texts;
        for (int length : ends(limits.min(), limits.max(), Run.MAX_TEXT)) {
            make(
                    base,
                    site,
                    "length " + length,
                    edge -> edge.texts = edge.texts.and(TextLimits.length(length, length)));
        }
    }

    private void sizes(JsonNode base, Site site, Demand demand) {
        for (int size : ends(demand.minItems, demand.maxItems, MAX_EDGE_ITEMS)) {
            make(base, site, "items " + size, edge -> {
                edge.minItems = size;
                edge.maxItems = size;
            });
        }
    }

    private void members(JsonNode base, Site site, Demand demand) {
        int most = demand.maxProperties == Integer.MAX_VALUE ? demand.minProperties : demand.maxProperties;
        if (demand.minProperties > 0 || most > 0) {
            for (int size : ends(demand.minProperties, most, MAX_EDGE_ITEMS)) {
                make(base, site, "members " + size, edge -> {
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

    private void make(JsonNode base, Site site, String note, Consumer<Demand> edge) {
        for (int i = 0; i < TRIES; i++) {
            Run run = PreparedSchema.run(dice, Taste.USUAL, i);
            try {
                Demand demand = Merger.broken(site.schemas(), null, run);
                demand.require(Types.of(site.value()));
                edge.accept(demand);
                JsonNode part = demand.impossible
                        ? null
                        : new Composer(run)
                                .value(demand, Goal.ANYTHING, i, site.steps().size());
                if (part != null && put(base, site, part, note)) {
                    return;
                }
            } catch (OutOfBudget e) {
                return;
            }
        }
    }

    private boolean put(JsonNode base, Site site, JsonNode part, String note) {
        String where = site.pointer();
        return add(
                JsonValues.replaced(base, site.steps(), part), (where.isEmpty() ? "whole value" : where) + ": " + note);
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
