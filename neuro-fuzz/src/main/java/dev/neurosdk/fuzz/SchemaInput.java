package dev.neurosdk.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * A fuzzer's bytes, read as a schema and something beside it.
 *
 * @param schema the first line
 * @param rest what follows the first line end; empty where there is none
 */
record SchemaInput(String schema, String rest) {

    static SchemaInput of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return end < 0 ? new SchemaInput(text, "") : new SchemaInput(text.substring(0, end), text.substring(end + 1));
    }
}
