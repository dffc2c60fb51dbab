package dev.neurosdk.protocol.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a value for a goal, from the outside inwards. Confined to one run. */
final class Composer {

    private static final int TRIES = 8;
    private static final int QUICK_PICKS = 3;

    private final Run run;
    private final TextComposer texts;

    Composer(Run run) {
        this.run = run;
        this.texts = new TextComposer(run);
    }

    /** A value that fits as far as can be told here; null when none was found. */
    @Nullable
    JsonNode value(Goal goal, int depth) {
        if (depth > Run.MAX_DEPTH) {
            run.blame("every fitting value found is nested deeper than " + Run.MAX_DEPTH + " levels", "");
            return null;
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            run.step();
            Demand demand = Merger.merge(goal, run, attempt, depth);
            JsonNode value = demand.impossible ? null : value(demand, goal, attempt, depth);
            if (value != null && (!demand.unsure || fits(goal, value))) {
                return value;
            }
            if (demand.impossible && !demand.chosen) {
                return null;
            }
        }
        return null;
    }

    /** A value for a demand, not checked against what the demand is unsure of. */
    @Nullable
    JsonNode value(Demand demand, Goal goal, int attempt, int depth) {
        if (demand.values != null) {
            return option(demand, demand.values, goal);
        }
        int type = type(demand, attempt, depth);
        run.write(3);
        return switch (type) {
            case Types.NULL -> unlessExcluded(demand, JsonValues.NODES.nullNode());
            case Types.BOOLEAN -> bool(demand);
            case Types.INTEGER, Types.FRACTION -> NumberComposer.number(demand, type == Types.INTEGER, run);
            case Types.STRING -> texts.text(demand);
            case Types.ARRAY -> new ArrayComposer(this, run, demand, depth).array();
            case Types.OBJECT -> new ObjectComposer(this, run, demand, depth).object();
            default -> null;
        };
    }

    private boolean fits(Goal goal, JsonNode value) {
        Checker checker = new Checker(run);
        return goal.wanted().stream().allMatch(schema -> checker.fits(schema, value))
                && goal.unwanted().stream().allMatch(schema -> checker.misfits(schema, value));
    }

    private @Nullable JsonNode option(Demand demand, List<JsonNode> options, Goal goal) {
        JsonNode option = null;
        for (int i = 0; option == null && i < QUICK_PICKS && !options.isEmpty(); i++) {
            JsonNode candidate = run.dice.pick(options);
            option = mayBe(demand, goal, candidate) ? candidate : null;
        }
        if (option == null) {
            List<JsonNode> fitting = options.stream()
                    .filter(candidate -> mayBe(demand, goal, candidate))
                    .toList();
            option = fitting.isEmpty() ? null : run.dice.pick(fitting);
        }
        if (option == null) {
            run.blame("no listed value fits everything else", "");
            return null;
        }
        run.write(option.isValueNode() ? 8 : option.toString().length());
        return option;
    }

    private boolean mayBe(Demand demand, Goal goal, JsonNode option) {
        run.step(1 + demand.excluded.size() / 64);
        return (Types.of(option) & demand.types) != 0
                && !JsonValues.contains(demand.excluded, option)
                && fits(goal, option);
    }

    private int type(Demand demand, int attempt, int depth) {
        List<Integer> types = Types.each(demand.types);
        int concerned = demand.types & demand.concerned;
        if (depth >= Run.FLAT_DEPTH && (demand.types & Types.SCALAR) != 0) {
            types = Types.each(demand.types & Types.SCALAR);
        } else if (attempt < 3 && concerned != 0) {
            types = Types.each(concerned);
        } else if (attempt < 3 && demand.types == Types.ALL) {
            types = List.of(Types.STRING, Types.STRING, Types.INTEGER, Types.BOOLEAN);
        }
        demand.chosen |= types.size() > 1 || concerned != demand.types;
        boolean rarelyNull = types.size() > 1 && types.contains(Types.NULL) && run.dice.percent(60);
        return run.dice.pick(rarelyNull ? types.subList(0, types.size() - 1) : types);
    }

    private @Nullable JsonNode bool(Demand demand) {
        boolean value = run.dice.percent(50);
        JsonNode first = unlessExcluded(demand, JsonValues.NODES.booleanNode(value));
        return first != null ? first : unlessExcluded(demand, JsonValues.NODES.booleanNode(!value));
    }

    private static @Nullable JsonNode unlessExcluded(Demand demand, JsonNode value) {
        return JsonValues.contains(demand.excluded, value) ? null : value;
    }
}
