package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import org.junit.jupiter.api.Test;

class ActionSchemaTest {

    @Test
    void compile_readyToValidate() {
        SchemaResult result = ActionSchema.compile(
                "{\"type\":\"object\",\"properties\":{\"card\":{\"enum\":[\"ace\",\"king\"]}},\"required\":[\"card\"]}",
                Edition.newest());

        ActionSchema schema = ((SchemaResult.Compiled) result).schema();
        assertThat(schema.hasParameters()).isTrue();
        assertThat(schema.validate("{\"card\":\"ace\"}")).isEmpty();
        assertThat(schema.validate("{\"card\":\"queen\"}")).hasSize(1);
        assertThat(schema.validate("{}")).hasSize(1);
        assertThat(schema.validate(null)).hasSize(1);
    }
}
