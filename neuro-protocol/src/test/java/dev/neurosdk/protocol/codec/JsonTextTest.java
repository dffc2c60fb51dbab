package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void everyKindOfMember_isWrittenCompactly() {
        JsonText json = new JsonText().beginObject();
        json.member("text", "a\"b\u0001").member("flag", true).member("number", -5);
        json.nullable("none", null).nullable("some", "x").member("list", List.of("a", "b"));
        json.embedded("schema", "{\"type\":\"object\"}").name("empty").beginArray();
        json.endArray().endObject();

        assertThat(json)
                .hasToString("{\"text\":\"a\\\"b\\u0001\",\"flag\":true,\"number\":-5,\"none\":null,\"some\":\"x\","
                        + "\"list\":[\"a\",\"b\"],\"schema\":{\"type\":\"object\"},\"empty\":[]}");
    }

    @Test
    void objectsInAnArray_areSeparated() {
        JsonText json = new JsonText().beginArray();
        json.beginObject().member("a", 1).endObject();
        json.beginObject().endObject().value("b").endArray();

        assertThat(json).hasToString("[{\"a\":1},{},\"b\"]");
    }
}
