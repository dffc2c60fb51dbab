package dev.neurosdk.protocol.schema;

/** What a generator came up with. Immutable. */
public sealed interface Generated {

    /**
     * Data as asked for.
     *
     * @param json JSON text
     * @param note what is special about it, in words; empty when nothing is
     */
    record Data(String json, String note) implements Generated {}

    /**
     * No data could be made.
     *
     * @param reason why, in words
     * @param pointer where in the schema, as a JSON pointer
     */
    record NoData(String reason, String pointer) implements Generated {}
}
