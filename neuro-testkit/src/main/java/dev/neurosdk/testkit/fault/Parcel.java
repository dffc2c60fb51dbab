package dev.neurosdk.testkit.fault;

import dev.neurosdk.protocol.codec.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A message on its way. Immutable.
 *
 * @param isText whether it is a text
 * @param bytes its bytes
 * @param frames the lengths of its frames; empty when unknown
 * @param parts the fragments in which its sender sent it; empty for one frame
 */
@SuppressWarnings("ArrayRecordComponent")
record Parcel(boolean isText, byte[] bytes, List<Integer> frames, List<String> parts) {

    static Parcel text(String text) {
        return new Parcel(true, text.getBytes(StandardCharsets.UTF_8), List.of(), List.of());
    }

    static Parcel fragments(List<String> parts) {
        String text = String.join("", parts);
        return new Parcel(true, text.getBytes(StandardCharsets.UTF_8), List.of(), List.copyOf(parts));
    }

    static Parcel arrived(String text, List<Integer> frames) {
        return new Parcel(true, text.getBytes(StandardCharsets.UTF_8), List.copyOf(frames), List.of());
    }

    static Parcel binary(byte[] bytes) {
        return new Parcel(false, bytes, List.of(), List.of());
    }

    Parcel asBinary() {
        return binary(bytes);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Optional<JsonValue> json() {
        return isText ? JsonValue.parse(text()) : Optional.empty();
    }

    /** Its beginning, for people. */
    String excerpt() {
        if (!isText) {
            return bytes.length + " bytes";
        }
        String text = text();
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
