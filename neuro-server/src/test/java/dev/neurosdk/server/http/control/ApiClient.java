package dev.neurosdk.server.http.control;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.neurosdk.server.NeuroServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that uses the control API; every answer it gets is checked against the OpenAPI document. */
final class ApiClient {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final String base;
    private final ApiDocument document;

    ApiClient(NeuroServer server) {
        this(server, "none");
    }

    /** A token is shown for the document only. */
    ApiClient(NeuroServer server, String token) {
        base = String.valueOf(server.controlApi());
        document = new ApiDocument(CLIENT.sendAsync(
                        HttpRequest.newBuilder(URI.create(base + "/openapi.json"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString())
                .join()
                .body());
    }

    /** What came back. */
    record Result(int status, JsonObject json, HttpResponse<String> response) {

        String text(String member) {
            return json.get(member).getAsString();
        }
    }

    ApiDocument document() {
        return document;
    }

    Result get(String path, String... headers) throws Exception {
        return finished(request("GET", path, BodyPublishers.noBody(), headers));
    }

    Result delete(String path) throws Exception {
        return finished(request("DELETE", path, BodyPublishers.noBody()));
    }

    Result post(String path, String json, String... headers) throws Exception {
        return finished(posting(path, json, headers));
    }

    CompletableFuture<Result> posting(String path, String json, String... headers) {
        if (json.isEmpty()) {
            return request("POST", path, BodyPublishers.noBody(), headers);
        }
        String[] all = List.of(headers).contains("Content-Type")
                ? headers
                : Stream.concat(Stream.of(headers), Stream.of("Content-Type", "application/json"))
                        .toArray(String[]::new);
        return request("POST", path, BodyPublishers.ofString(json), all);
    }

    CompletableFuture<Result> request(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .timeout(DEADLINE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(response -> {
            String type = response.headers().firstValue("Content-Type").orElse("");
            document.check(method, path.replaceAll("\\?.*", ""), response.statusCode(), type, response.body());
            JsonObject json = method.equals("HEAD")
                    ? new JsonObject()
                    : JsonParser.parseString(response.body()).getAsJsonObject();
            return new Result(response.statusCode(), json, response);
        });
    }

    static Result finished(CompletableFuture<Result> result) throws Exception {
        return result.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
}
