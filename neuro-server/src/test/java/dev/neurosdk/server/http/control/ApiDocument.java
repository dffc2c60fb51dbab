package dev.neurosdk.server.http.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document as a judge of what is really said. */
final class ApiDocument {

    private static final SchemaLimits LIMITS = new SchemaLimits(1 << 20, 64, 100_000, 1_000, 100_000, 1_000, 1 << 20);
    private static final Set<String> METHODS = Set.of("get", "post", "delete");

    private final JsonObject root;
    private final String definitions;

    ApiDocument(String text) {
        root = JsonParser.parseString(text).getAsJsonObject();
        definitions = local(root.getAsJsonObject("components").get("schemas").toString());
    }

    private static String local(String schema) {
        return schema.replace("#/components/schemas/", "#/$defs/");
    }

    JsonObject root() {
        return root;
    }

    /** Every operation, as {@code GET /games}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        paths().forEach(path -> path.getValue().getAsJsonObject().keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private Set<Map.Entry<String, JsonElement>> paths() {
        return root.getAsJsonObject("paths").entrySet();
    }

    JsonObject operation(String method, String template) {
        return root.getAsJsonObject("paths").getAsJsonObject(template).getAsJsonObject(method.toLowerCase(Locale.ROOT));
    }

    /** The names of the query that an operation describes. */
    Set<String> query(String method, String template) {
        Set<String> names = new HashSet<>();
        JsonObject operation = operation(method, template);
        if (operation.has("parameters")) {
            operation.getAsJsonArray("parameters").forEach(parameter -> {
                JsonObject resolved = resolved(parameter.getAsJsonObject());
                assertThat(resolved.get("in").getAsString()).isEqualTo("query");
                names.add(resolved.get("name").getAsString());
            });
        }
        return names;
    }

    JsonObject resolved(JsonObject object) {
        if (!object.has("$ref")) {
            return object;
        }
        JsonElement at = root;
        for (String step : List.of(object.get("$ref").getAsString().substring(2).split("/", -1))) {
            at = at.getAsJsonObject().get(step);
        }
        return at.getAsJsonObject();
    }

    /** Checks a body against the schema that the document has for it. */
    void check(String method, String path, int status, String contentType, String body) {
        if (status == 405 || template(path).isEmpty()) {
            judge("{\"$ref\":\"#/$defs/Problem\"}", body);
            return;
        }
        JsonObject responses = operation(method.equals("HEAD") ? "GET" : method, template(path))
                .getAsJsonObject("responses");
        assertThat(responses.keySet()).as("statuses of %s %s", method, path).contains(String.valueOf(status));
        JsonObject content =
                resolved(responses.getAsJsonObject(String.valueOf(status))).getAsJsonObject("content");
        assertThat(content.keySet()).contains(contentType);
        if (!method.equals("HEAD")) {
            judge(content.getAsJsonObject(contentType).get("schema").toString(), body);
        }
    }

    private String template(String path) {
        for (Map.Entry<String, JsonElement> known : paths()) {
            if (path.matches(known.getKey().replaceAll("\\{\\w+}", "[^/]+"))) {
                return known.getKey();
            }
        }
        return "";
    }

    void judge(String schema, String body) {
        JsonObject whole = JsonParser.parseString(local(schema)).getAsJsonObject();
        whole.add("$defs", JsonParser.parseString(definitions));
        ActionSchema compiled =
                ActionSchema.compile(whole.toString(), Edition.newest(), LIMITS).orElseThrow();
        assertThat(compiled.validate(body)).as(body).isEmpty();
    }
}
