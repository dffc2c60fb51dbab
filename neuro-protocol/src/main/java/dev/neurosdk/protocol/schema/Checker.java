package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.codec.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Judges parts of a value while it is being made, and names the keywords that refuse it. It leaves formats and the
 * unevaluated keywords to the validator, which has the last word on every whole value. Confined to one run.
 */
final class Checker {

    private static final int MAX_DEPTH = 300;

    private final Run run;
    private int depth;

    /**
     * One keyword that refuses one part of a value.
     *
     * @param schema the schema that the keyword stands in
     * @param pointer the part, as a JSON pointer
     */
    record Refusal(SchemaNode schema, String keyword, String pointer) {}

    Checker(Run run) {
        this.run = run;
    }

    boolean fits(SchemaNode schema, JsonNode value) {
        return new Pass(null).fits(schema, value, "");
    }

    /** The keywords that refuse a value, innermost ones, in the order met. */
    List<Refusal> refusals(SchemaNode schema, JsonNode value) {
        List<Refusal> refusals = new ArrayList<>();
        boolean fits = new Pass(refusals).fits(schema, value, "");
        return fits ? List.of() : refusals;
    }

    /** Whether a value does not fit, or might not for a reason that is not judged here. */
    boolean misfits(SchemaNode schema, JsonNode value) {
        return !fits(schema, value)
                || (value.isString() && !schema.texts.formats().isEmpty())
                || (value.isObject() && schema.objects != null && schema.objects.unevaluated() != null)
                || (value.isArray() && schema.arrays != null && schema.arrays.unevaluated() != null);
    }

    /** One pass over a value, stopping at the first refusal unless they are collected. */
    private final class Pass {

        private final @Nullable List<Refusal> refusals;

        Pass(@Nullable List<Refusal> refusals) {
            this.refusals = refusals;
        }

        boolean fits(SchemaNode schema, JsonNode value, String at) {
            run.step();
            if (depth >= MAX_DEPTH) {
                return true;
            }
            depth++;
            boolean fits = judge(schema, value, at);
            depth--;
            return fits;
        }

        private boolean judge(SchemaNode schema, JsonNode value, String at) {
            if (schema.never) {
                return refuse(schema, "false", at);
            }
            boolean fits = scalar(schema, value, at);
            if (goOn(fits) && value.isArray() && schema.arrays != null) {
                fits &= array(schema, schema.arrays, value, at);
            }
            if (goOn(fits) && value.isObject() && schema.objects != null) {
                fits &= object(schema, schema.objects, value, at);
            }
            for (SchemaNode other : schema.all) {
                fits &= !goOn(fits) || fits(other, value, at);
            }
            return goOn(fits) && applied(schema, value, at) && fits;
        }

        private boolean goOn(boolean fits) {
            return fits || refusals != null;
        }

        private boolean refuse(SchemaNode schema, String keyword, String at) {
            if (refusals != null) {
                refusals.add(new Refusal(schema, keyword, at));
            }
            return false;
        }

        private boolean scalar(SchemaNode schema, JsonNode value, String at) {
            boolean fits = true;
            if ((Types.of(value) & schema.types) == 0) {
                fits = refuse(schema, "type", at);
            }
            if (schema.values != null && !JsonValues.contains(schema.values, value)) {
                fits = refuse(schema, schema.json.has("enum") ? "enum" : "const", at);
            }
            if (value.isNumber() && !schema.numbers.isAny()) {
                fits &= each(schema, Types.NUMBER, value, at);
            }
            if (value.isString() && !schema.texts.isAny()) {
                fits &= each(schema, Types.STRING, value, at);
            }
            return fits;
        }

        private boolean each(SchemaNode schema, int type, JsonNode value, String at) {
            boolean fits = true;
            for (Map.Entry<String, JsonNode> keyword : schema.json.properties()) {
                if (Types.concernedBy(keyword.getKey()) == type && !holds(schema, keyword, value)) {
                    fits = refuse(schema, keyword.getKey(), at);
                }
            }
            return fits;
        }

        private boolean holds(SchemaNode schema, Map.Entry<String, JsonNode> keyword, JsonNode value) {
            int count = JsonValues.count(keyword.getValue(), 0);
            return switch (keyword.getKey()) {
                case "format" -> true;
                case "minLength" -> JsonValues.length(value.stringValue()) >= count;
                case "maxLength" -> JsonValues.length(value.stringValue()) <= count;
                case "pattern" -> schema.texts.patterns().stream().allMatch(p -> p.matches(value.stringValue()));
                default ->
                    NumberLimits.of(keyword.getKey(), JsonValues.decimal(keyword.getValue()))
                            .admits(JsonValues.decimal(value));
            };
        }

        private boolean array(SchemaNode schema, ArrayRules rules, JsonNode array, String at) {
            boolean fits = array.size() >= rules.min() || refuse(schema, "minItems", at);
            fits &= array.size() <= rules.max() || refuse(schema, "maxItems", at);
            fits &= !rules.unique() || !repeats(array) || refuse(schema, "uniqueItems", at);
            for (int i = 0; i < array.size(); i++) {
                SchemaNode item = rules.item(i);
                fits &= item == null || !goOn(fits) || fits(item, array.get(i), step(at, Integer.toString(i)));
            }
            return goOn(fits) ? contains(schema, rules, array, at) && fits : fits;
        }

        private boolean contains(SchemaNode schema, ArrayRules rules, JsonNode array, String at) {
            SchemaNode contains = rules.contains();
            if (contains == null) {
                return true;
            }
            int count = 0;
            for (JsonNode item : array) {
                count += silently(contains, item) ? 1 : 0;
            }
            boolean fits = count >= rules.minContains()
                    || refuse(schema, count == 0 || rules.minContains() == 1 ? "contains" : "minContains", at);
            return (count <= rules.maxContains() || refuse(schema, "maxContains", at)) && fits;
        }

        private boolean repeats(JsonNode array) {
            for (int i = 1; i < array.size(); i++) {
                run.step(1 + i / 64);
                for (int j = 0; j < i; j++) {
                    if (JsonValues.same(array.get(i), array.get(j))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean object(SchemaNode schema, ObjectRules rules, JsonNode object, String at) {
            boolean fits = object.size() >= rules.min() || refuse(schema, "minProperties", at);
            fits &= object.size() <= rules.max() || refuse(schema, "maxProperties", at);
            fits &= rules.required().stream().allMatch(object::has) || refuse(schema, "required", at);
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                fits &= !goOn(fits) || member(schema, rules, member, at);
            }
            for (Map.Entry<String, List<String>> needed :
                    rules.dependentRequired().entrySet()) {
                boolean met = !object.has(needed.getKey())
                        || needed.getValue().stream().allMatch(object::has);
                fits &= met || refuse(schema, dependency(schema, "dependentRequired"), at);
            }
            for (Map.Entry<String, SchemaNode> needed : rules.dependentSchemas().entrySet()) {
                fits &= !goOn(fits) || !object.has(needed.getKey()) || fits(needed.getValue(), object, at);
            }
            return fits;
        }

        private static String dependency(SchemaNode schema, String keyword) {
            return schema.json.has(keyword) ? keyword : "dependencies";
        }

        private boolean member(SchemaNode schema, ObjectRules rules, Map.Entry<String, JsonNode> member, String at) {
            String name = member.getKey();
            SchemaNode names = rules.names();
            boolean fits = names == null
                    || silently(names, JsonValues.NODES.stringNode(name))
                    || refuse(schema, "propertyNames", at);
            for (SchemaNode each : rules.member(name)) {
                boolean foreign = each == rules.additional() && each.never;
                if (foreign && !rules.declares(name)) {
                    fits = refuse(schema, "additionalProperties", at);
                } else {
                    fits &= !goOn(fits) || fits(each, member.getValue(), step(at, name));
                }
            }
            return fits;
        }

        private boolean applied(SchemaNode schema, JsonNode value, String at) {
            boolean fits = schema.any.isEmpty()
                    || schema.any.stream().anyMatch(branch -> silently(branch, value))
                    || refuse(schema, "anyOf", at);
            fits &= schema.one.isEmpty()
                    || schema.one.stream().filter(b -> silently(b, value)).count() == 1
                    || refuse(schema, "oneOf", at);
            fits &= schema.not == null || misfits(schema.not, value) || refuse(schema, "not", at);
            if (schema.condition == null) {
                return fits;
            }
            boolean met = silently(schema.condition, value);
            SchemaNode consequence = met ? schema.then : schema.otherwise;
            return (consequence == null || fits(consequence, value, at)) && fits;
        }

        private boolean silently(SchemaNode schema, JsonNode value) {
            return new Pass(null).fits(schema, value, "");
        }

        private String step(String at, String name) {
            return refusals == null ? at : at + "/" + StrictJson.escape(name);
        }
    }
}
