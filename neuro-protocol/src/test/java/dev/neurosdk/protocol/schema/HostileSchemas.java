package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.codec.StrictJson;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Schemas that would make a careless generator spin, overflow or fill the memory. */
final class HostileSchemas {

    private HostileSchemas() {}

    static List<String> all() {
        return List.of(
                ladder("allOf", 24),
                ladder("anyOf", 24),
                ladder("oneOf", 12),
                wideTree(),
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"},\"b\":{\"$ref\":\"#\"}},\"required\":[\"a\"]}",
                "{\"$ref\":\"#\"}",
                "{\"anyOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}",
                "{\"not\":{\"$ref\":\"#\"}}",
                "{\"type\":\"object\",\"required\":["
                        + IntStream.range(0, 5_000)
                                .mapToObj(i -> "\"m" + i + "\"")
                                .collect(Collectors.joining(","))
                        + "]}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"enum\":["
                        + IntStream.range(0, 9_000).mapToObj(Integer::toString).collect(Collectors.joining(","))
                        + "]}}}",
                required("{\"type\":\"string\",\"minLength\":20000}"),
                required("{\"type\":\"string\",\"minLength\":999999999999}"),
                required("{\"type\":\"array\",\"minItems\":2000,\"items\":{\"type\":\"array\",\"minItems\":2000}}"),
                required(
                        "{\"type\":\"array\",\"uniqueItems\":true,\"minItems\":1500,\"items\":{\"type\":\"integer\"}}"),
                required(
                        "{\"type\":\"array\",\"uniqueItems\":true,\"minItems\":300,\"items\":{\"type\":\"string\",\"maxLength\":1}}"),
                required("{\"type\":\"array\",\"contains\":{\"const\":1},\"minContains\":2000}"),
                required("{\"type\":\"string\",\"pattern\":\"^(((a{10}){10}){10}){10}$\"}"),
                required("{\"type\":\"string\",\"pattern\":\"(.*a){12}$\",\"minLength\":5000}"),
                required("{\"type\":\"string\",\"pattern\":\"^(a+)+$\",\"not\":{\"pattern\":\"^a\"}}"),
                required("{\"type\":\"number\",\"multipleOf\":1e-300,\"minimum\":1e300}"),
                required("{\"type\":\"integer\",\"multipleOf\":0.000000000000000000000000000000000001}"),
                required("{\"type\":\"number\",\"minimum\":-1e308,\"maximum\":1e308,\"multipleOf\":0.1}"),
                "{\"type\":\"object\",\"minProperties\":2000,\"propertyNames\":{\"pattern\":\"^[ab]$\"}}",
                "{\"type\":\"object\",\"minProperties\":1900,\"additionalProperties\":{\"type\":\"boolean\"}}");
    }

    static JsonNode tree(String text) {
        return ((StrictJson.Valid<JsonNode>) JsonTrees.read(text, 1 << 20, 200)).root();
    }

    private static String required(String schema) {
        return "{\"type\":\"object\",\"properties\":{\"v\":" + schema + "},\"required\":[\"v\"]}";
    }

    /** Definitions that each refer twice to the next. */
    private static String ladder(String keyword, int rungs) {
        StringBuilder text = new StringBuilder("{\"type\":\"object\",\"$ref\":\"#/$defs/d0\",\"$defs\":{");
        for (int i = 0; i < rungs; i++) {
            String next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
            text.append("\"d%d\":{\"%s\":[%s,%s]},".formatted(i, keyword, next, next));
        }
        return text + "\"d" + rungs + "\":{\"required\":[\"x\"]}}}";
    }

    /** Every member required, ten wide, six deep: a million leaves. */
    private static String wideTree() {
        String names = IntStream.range(0, 10).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
        StringBuilder definitions = new StringBuilder();
        for (int level = 0; level < 6; level++) {
            String inner = "{\"$ref\":\"#/$defs/l" + (level + 1) + "\"}";
            definitions.append("\"l%d\":{\"type\":\"object\",\"required\":[%s],\"additionalProperties\":%s},"
                    .formatted(level, names, inner));
        }
        return "{\"type\":\"object\",\"$ref\":\"#/$defs/l0\",\"$defs\":{" + definitions + "\"l6\":{\"const\":1}}}";
    }
}
