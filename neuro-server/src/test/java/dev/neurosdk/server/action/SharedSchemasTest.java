package dev.neurosdk.server.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaLimits;
import dev.neurosdk.protocol.schema.SchemaResult;
import dev.neurosdk.testkit.time.TimeScale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedSchemasTest {

    private static final String DOOR = "{\"type\":\"object\",\"properties\":{\"door\":{\"type\":\"string\"}}}";

    private final SharedSchemas schemas = new SharedSchemas();

    @Test
    void equalTextsAreOneSchema() {
        assertSame(
                compiled(DOOR).schema(),
                compiled(new String(DOOR.toCharArray())).schema());
        assertSame(compiled(null).schema(), compiled(null).schema());
        assertEquals(2, schemas.size());
    }

    @Test
    void whatItSaysIsWhatTheCompilerSays() {
        String loose = "{\"type\":\"string\",\"minLength\":1}";
        SchemaResult.Compiled alone = assertInstanceOf(
                SchemaResult.Compiled.class, ActionSchema.compile(loose, Edition.newest(), SchemaLimits.DEFAULT));
        assertFalse(alone.warnings().isEmpty());
        assertEquals(alone.warnings(), compiled(loose).warnings());
        assertEquals(alone.warnings(), compiled(loose).warnings());
        assertEquals(loose, compiled(loose).schema().text());
    }

    @Test
    void editionsAndLimitsDoNotShare() {
        SchemaLimits tighter = new SchemaLimits(100, 32, 10_000, 200, 10_000, 1_000, 1 << 16);
        ActionSchema newest = compiled(DOOR).schema();
        Edition first = Edition.all().get(0);
        assertNotSame(newest, schemas.compile(DOOR, first, SchemaLimits.DEFAULT).orElseThrow());
        assertNotSame(newest, schemas.compile(DOOR, Edition.newest(), tighter).orElseThrow());
    }

    @Test
    void whatCanNotBeUsedIsNotRemembered() {
        for (String bad : List.of("[]", "{", "{\"type\":7}", "{\"$ref\":\"https://example.org/x\"}")) {
            assertInstanceOf(
                    SchemaResult.Refused.class, schemas.compile(bad, Edition.newest(), SchemaLimits.DEFAULT), bad);
        }
        assertEquals(0, schemas.size());
    }

    @Test
    void whatNobodyHoldsIsForgotten() {
        List<ActionSchema> held = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            String text = "{\"type\":\"object\",\"maxProperties\":" + number + "}";
            ActionSchema schema = schemas.compile(text, Edition.newest(), SchemaLimits.DEFAULT)
                    .orElseThrow();
            if (number % 10 == 0) {
                held.add(schema);
            }
        }
        long deadline =
                System.nanoTime() + TimeScale.scaled(Duration.ofSeconds(30)).toNanos();
        while (schemas.size() > held.size() && System.nanoTime() < deadline) {
            System.gc();
        }
        assertEquals(10, schemas.size());
        held.forEach(schema -> assertSame(
                schema,
                schemas.compile(schema.text(), Edition.newest(), SchemaLimits.DEFAULT)
                        .orElseThrow()));
    }

    private SchemaResult.Compiled compiled(@Nullable String text) {
        return assertInstanceOf(
                SchemaResult.Compiled.class, schemas.compile(text, Edition.newest(), SchemaLimits.DEFAULT));
    }
}
