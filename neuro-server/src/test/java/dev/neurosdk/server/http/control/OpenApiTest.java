package dev.neurosdk.server.http.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document says what the routes do. */
class OpenApiTest {

    private static final ApiDocument DOCUMENT =
            new ApiDocument(OpenApi.reply().toCompletableFuture().join().body());
    private static final Routes ROUTES = new Routes(Things.served(new CompletableFuture<>()));

    static Iterable<Route> routes() {
        return ROUTES.all();
    }

    @Test
    void operations_areTheRoutes() {
        assertThat(DOCUMENT.operations())
                .isEqualTo(ROUTES.all().stream()
                        .map(route -> route.method() + " " + route.template())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void query_isTheRoutes(Route route) {
        assertThat(DOCUMENT.query(route.method(), route.template())).isEqualTo(route.query());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void mediaTypes_areTheRoutes(Route route) {
        JsonObject operation = DOCUMENT.operation(route.method(), route.template());

        assertThat(
                        operation.has("requestBody")
                                ? operation
                                        .getAsJsonObject("requestBody")
                                        .getAsJsonObject("content")
                                        .keySet()
                                : Set.of())
                .isEqualTo(route.content());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void partsOfThePath_areDescribed(Route route) {
        Set<String> parts = new HashSet<>();
        Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(route.template());
        while (matcher.find()) {
            parts.add(matcher.group(1));
        }
        JsonObject path = DOCUMENT.root().getAsJsonObject("paths").getAsJsonObject(route.template());
        Set<String> described = new HashSet<>();
        if (path.has("parameters")) {
            path.getAsJsonArray("parameters")
                    .forEach(parameter -> described.add(DOCUMENT.resolved(parameter.getAsJsonObject())
                            .get("name")
                            .getAsString()));
        }
        assertThat(described).isEqualTo(parts);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void examples_fitTheirSchemas(Route route) {
        JsonObject operation = DOCUMENT.operation(route.method(), route.template());
        Set<JsonObject> bodies = new HashSet<>();
        operation
                .getAsJsonObject("responses")
                .entrySet()
                .forEach(response ->
                        bodies.add(DOCUMENT.resolved(response.getValue().getAsJsonObject())));
        if (operation.has("requestBody")) {
            bodies.add(operation.getAsJsonObject("requestBody"));
        }
        for (JsonObject body : bodies) {
            for (JsonElement content : body.getAsJsonObject("content").asMap().values()) {
                JsonObject media = content.getAsJsonObject();
                if (media.has("example")) {
                    DOCUMENT.judge(
                            media.get("schema").toString(), media.get("example").toString());
                }
            }
        }
    }

    @Test
    void references_leadSomewhere() {
        Matcher matcher = Pattern.compile("\"\\$ref\":\"([^\"]+)\"")
                .matcher(DOCUMENT.root().toString());
        int found = 0;
        while (matcher.find()) {
            JsonObject reference = new JsonObject();
            reference.addProperty("$ref", matcher.group(1));
            assertThat(DOCUMENT.resolved(reference)).as(matcher.group(1)).isNotNull();
            found++;
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void operationIds_occurOnce() {
        Matcher matcher = Pattern.compile("\"operationId\":\"(\\w+)\"")
                .matcher(DOCUMENT.root().toString());
        Set<String> seen = new HashSet<>();
        while (matcher.find()) {
            assertThat(seen.add(matcher.group(1))).as(matcher.group(1)).isTrue();
        }
        assertThat(seen).hasSize(ROUTES.all().size());
    }
}
