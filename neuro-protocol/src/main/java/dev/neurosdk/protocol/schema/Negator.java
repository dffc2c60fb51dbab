package dev.neurosdk.protocol.schema;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns "does not fit this schema" into demands: one keyword is chosen, and the value has to break it. Confined to one
 * merge.
 */
final class Negator {

    private static final int MAX_NESTED = 20;

    private final Merger merger;
    private final Demand demand;
    private final Run run;
    private final MemberNegator members;
    private int nested;

    Negator(Merger merger, Demand demand, Run run) {
        this.merger = merger;
        this.demand = demand;
        this.run = run;
        this.members = new MemberNegator(this, demand, run);
    }

    /** Asks for a value that the schema refuses, by breaking one of its keywords. */
    void negate(SchemaNode schema) {
        run.step();
        demand.unsure = true;
        if (schema.never) {
            return;
        }
        List<String> keywords = schema.json.isObject()
                ? schema.json.propertyNames().stream()
                        .filter(keyword -> Keywords.breakable(schema, keyword) && possible(schema, keyword))
                        .toList()
                : List.of();
        if (keywords.isEmpty() || ++nested > MAX_NESTED) {
            refuse("nothing can be unlike this schema", schema);
            return;
        }
        demand.chosen = true;
        violate(schema, run.dice.pick(keywords));
        nested--;
    }

    private boolean possible(SchemaNode schema, String keyword) {
        return keyword.equals("type")
                ? (demand.types & ~schema.types) != 0
                : (demand.types & Types.concernedBy(keyword)) != 0;
    }

    /** Asks for a value that breaks a keyword. */
    void violate(SchemaNode schema, String keyword) {
        JsonNode value = schema.keyword(keyword);
        demand.unsure = true;
        if (value == null) {
            refuse("nothing to break", schema);
            return;
        }
        int types = Types.concernedBy(keyword);
        if (types != Types.ALL) {
            demand.concern(types);
        }
        switch (types) {
            case Types.NUMBER -> number(keyword, JsonValues.decimal(value));
            case Types.STRING -> text(schema, keyword, JsonValues.count(value, 0));
            case Types.ARRAY -> array(schema, keyword, JsonValues.count(value, 0));
            case Types.OBJECT -> members.violate(schema, keyword, JsonValues.count(value, 0));
            default -> general(schema, keyword, value);
        }
        if (demand.impossible) {
            refuse("cannot be broken here", schema);
        }
    }

    private void general(SchemaNode schema, String keyword, JsonNode value) {
        switch (keyword) {
            case "type" -> demand.require(~schema.types & Types.ALL);
            case "enum" -> exclude(value.valueStream().toList());
            case "const" -> exclude(List.of(value));
            case "not" -> want(schema.not);
            case "anyOf" -> schema.any.forEach(this::negate);
            case "oneOf" -> one(schema);
            case "if" -> condition(schema);
            default -> {
                if (!schema.all.isEmpty()) {
                    negate(run.dice.pick(schema.all));
                }
            }
        }
    }

    private void exclude(List<JsonNode> values) {
        demand.excluded.addAll(values);
        int likeThem = values.stream().mapToInt(Types::of).reduce(0, (a, b) -> a | b);
        boolean othersLeft = (likeThem & ~(Types.NULL | Types.BOOLEAN)) != 0;
        demand.concerned |= othersLeft ? likeThem & demand.types : 0;
    }

    private void one(SchemaNode schema) {
        if (schema.one.size() > 1 && run.dice.percent(50)) {
            int first = run.dice.below(schema.one.size());
            int second = (first + 1 + run.dice.below(schema.one.size() - 1)) % schema.one.size();
            want(schema.one.get(first));
            want(schema.one.get(second));
        } else {
            schema.one.forEach(this::negate);
        }
    }

    private void condition(SchemaNode schema) {
        if (schema.then != null && (schema.otherwise == null || run.dice.percent(50))) {
            want(schema.condition);
            negate(schema.then);
        } else {
            negateIfAny(schema.condition);
            negateIfAny(schema.otherwise);
        }
    }

    private void number(String keyword, BigDecimal value) {
        if (keyword.equals("multipleOf")) {
            demand.notMultiplesOf.add(value);
            return;
        }
        String opposite = switch (keyword) {
            case "minimum" -> "exclusiveMaximum";
            case "maximum" -> "exclusiveMinimum";
            case "exclusiveMinimum" -> "maximum";
            default -> "minimum";
        };
        demand.numbers = demand.numbers.and(NumberLimits.of(opposite, value));
    }

    private void text(SchemaNode schema, String keyword, int count) {
        switch (keyword) {
            case "minLength" -> demand.texts = demand.texts.and(TextLimits.length(0, count - 1));
            case "maxLength" -> demand.texts = demand.texts.and(TextLimits.length(more(count), Integer.MAX_VALUE));
            case "pattern" -> demand.notMatching.addAll(schema.texts.patterns());
            default -> demand.notFormats.addAll(schema.texts.formats());
        }
        demand.impossible |= demand.texts.min() > demand.texts.max();
    }

    private void array(SchemaNode schema, String keyword, int count) {
        ArrayRules rules = schema.arrays;
        if (rules == null) {
            return;
        }
        switch (keyword) {
            case "minItems" -> demand.maxItems = Math.min(demand.maxItems, count - 1);
            case "maxItems" -> demand.minItems = Math.max(demand.minItems, more(count));
            case "uniqueItems" -> {
                demand.repeatedItem = true;
                demand.minItems = Math.max(demand.minItems, 2);
            }
            case "contains" -> contain(rules, 0, 0);
            case "minContains" -> contain(rules, 1, rules.minContains() - 1);
            case "maxContains" -> contain(rules, more(count), Integer.MAX_VALUE);
            case "unevaluatedItems" -> demand.minItems = Math.max(demand.minItems, longestPrefix() + 1);
            default ->
                item(
                        rules,
                        keyword.equals("prefixItems")
                                || schema.json.path(keyword).isArray());
        }
        demand.impossible |= demand.minItems > demand.maxItems;
    }

    private int longestPrefix() {
        return demand.arrays.stream()
                .mapToInt(in -> in.rules().prefix().size())
                .max()
                .orElse(0);
    }

    private void contain(ArrayRules rules, int min, int max) {
        SchemaNode contains = rules.contains();
        if (contains == null || max < 0) {
            demand.impossible = true;
            return;
        }
        demand.contained.removeIf(in -> in.schema() == contains);
        demand.contained.add(new Demand.Contained(contains, min, max, new Applied(contains, null)));
    }

    private void item(ArrayRules rules, boolean prefixOnly) {
        boolean inPrefix = !rules.prefix().isEmpty() && (prefixOnly || rules.rest() == null);
        int index = inPrefix
                ? run.dice.below(rules.prefix().size())
                : rules.prefix().size();
        SchemaNode item = rules.item(index);
        if (item == null || index >= demand.maxItems) {
            demand.impossible = true;
            return;
        }
        demand.item(index, Goal.not(item));
    }

    private void want(@Nullable SchemaNode schema) {
        if (schema != null) {
            merger.want(schema, null);
        }
    }

    void negateIfAny(@Nullable SchemaNode schema) {
        if (schema != null) {
            negate(schema);
        }
    }

    static int more(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }

    private void refuse(String reason, SchemaNode schema) {
        demand.impossible = true;
        run.blame(reason, schema.pointer);
    }
}
