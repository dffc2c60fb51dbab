package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.edition.Edition;
import org.junit.jupiter.api.Test;

class SchemaResultTest {

    @Test
    void orElseThrow_ofAUsableSchema_isTheSchema() {
        ActionSchema schema =
                ActionSchema.compile("{\"type\":\"object\"}", Edition.newest()).orElseThrow();

        assertThat(schema.text()).isEqualTo("{\"type\":\"object\"}");
    }

    @Test
    void orElseThrow_ofARefusedSchema_saysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ActionSchema.compile("{\"type\":5}", Edition.newest()).orElseThrow())
                .withMessageContaining("schema: ")
                .withMessageContaining("ACD-3");
    }
}
