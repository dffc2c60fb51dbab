package dev.neurosdk.server.http.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The description of the API for programs. Source: OpenAPI 3.1. */
final class OpenApi {

    private static final String TEXT = read();

    private OpenApi() {}

    static CompletionStage<Reply> reply() {
        return CompletableFuture.completedFuture(new Reply(200, "application/json", TEXT, Map.of()));
    }

    private static String read() {
        try (InputStream in =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"), "openapi.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
