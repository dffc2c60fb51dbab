package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import dev.neurosdk.protocol.SharedFolder;
import dev.neurosdk.protocol.codec.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The public test suite of JSON Schema, read with our own reader. */
final class SchemaSuite {

    private final Path root;

    private SchemaSuite(Path root) {
        this.root = root;
    }

    /** One schema with one instance. */
    record Case(String file, String name, JsonElement schema, JsonElement instance, boolean valid) {}

    /** Skips the test that asks where the folder does not exist. */
    static SchemaSuite open() {
        return new SchemaSuite(SharedFolder.require("corpora/json-schema"));
    }

    /** The cases that every validator must pass. */
    List<Case> mandatory(String draft) {
        return cases(root.resolve("tests").resolve(draft), 1);
    }

    /** The cases about formats, which a validator may assert. */
    List<Case> formats(String draft) {
        return cases(root.resolve("tests").resolve(draft).resolve("optional/format"), 1);
    }

    /** The other optional cases. */
    List<Case> optional(String draft) {
        return cases(root.resolve("tests").resolve(draft).resolve("optional"), 1);
    }

    /** The file that stands for an address on the suite's imaginary server, null where there is none. */
    @Nullable
    String remote(String address) {
        String prefix = "http://localhost:1234/";
        Path file =
                root.resolve("remotes").resolve(address.startsWith(prefix) ? address.substring(prefix.length()) : "");
        return Files.isRegularFile(file) ? text(file) : null;
    }

    /** A registry that is set up as ours are, but finds the suite's own remote schemas. */
    SchemaRegistry registry(Dialect base) {
        Dialect dialect = Draft.tamed(base);
        return SchemaRegistry.builder()
                .defaultDialectId(dialect.getId())
                .dialectRegistry(new DefaultDialectRegistry(dialect))
                .resourceLoaders(loaders -> loaders.resources(this::remote))
                .schemaRegistryConfig(Draft.config())
                .build();
    }

    private List<Case> cases(Path folder, int depth) {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, depth)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> addCases(file, cases));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private void addCases(Path file, List<Case> cases) {
        for (JsonElement group : read(file).getAsJsonArray()) {
            for (JsonElement test : group.getAsJsonObject().getAsJsonArray("tests")) {
                String name = file.getFileName() + ": "
                        + group.getAsJsonObject().get("description").getAsString() + ": "
                        + test.getAsJsonObject().get("description").getAsString();
                cases.add(new Case(
                        file.getFileName().toString(),
                        name,
                        group.getAsJsonObject().get("schema"),
                        test.getAsJsonObject().get("data"),
                        test.getAsJsonObject().get("valid").getAsBoolean()));
            }
        }
    }

    /** The same value as the validator sees it. */
    static JsonNode node(JsonElement value) {
        String text = StrictJson.write(value);
        return ((StrictJson.Valid<JsonNode>) JsonTrees.read(text, text.length(), 250)).root();
    }

    private static JsonElement read(Path file) {
        StrictJson.Parsed<JsonElement> parsed = StrictJson.read(text(file), Integer.MAX_VALUE);
        assertThat(parsed).as(file.toString()).isInstanceOf(StrictJson.Valid.class);
        return ((StrictJson.Valid<JsonElement>) parsed).root();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
