package dev.neurosdk.protocol.schema;

/**
 * How much of a schema, and of the data checked against it, is accepted. Immutable. Sizes are in characters.
 *
 * @param schemaLength the longest schema text
 * @param schemaDepth the deepest nesting of arrays and objects in a schema, 1 to 64
 * @param schemaNodes the most values in a schema, of any kind
 * @param references the most schemas that refer to another
 * @param expandedNodes the most schemas that one value is checked against once every reference is followed
 * @param patternLength the longest regular expression, 1 to 4000
 * @param dataLength the longest action data
 */
public record SchemaLimits(
        int schemaLength,
        int schemaDepth,
        int schemaNodes,
        int references,
        int expandedNodes,
        int patternLength,
        int dataLength) {

    /** 64 KiB of schema, 32 deep, 10 000 values, 200 references, 10 000 expanded schemas, patterns of 1 000, 64 KiB of data. */
    public static final SchemaLimits DEFAULT = new SchemaLimits(1 << 16, 32, 10_000, 200, 10_000, 1_000, 1 << 16);

    /**
     * Refuses limits that nothing could stay within, and what the reader or the matcher would not take.
     *
     * @throws IllegalArgumentException when a limit is less than 1, the depth more than 64 or the pattern length more than 4000
     */
    public SchemaLimits {
        require(schemaLength, "schemaLength");
        require(schemaDepth, "schemaDepth");
        require(schemaNodes, "schemaNodes");
        require(references, "references");
        require(expandedNodes, "expandedNodes");
        require(patternLength, "patternLength");
        require(dataLength, "dataLength");
        if (patternLength > Patterns.MAX_LENGTH) {
            throw new IllegalArgumentException("patternLength: expected at most 4000, was " + patternLength);
        }
        if (schemaDepth > 64) {
            throw new IllegalArgumentException("schemaDepth: expected at most 64, was " + schemaDepth);
        }
    }

    private static void require(int limit, String name) {
        if (limit < 1) {
            throw new IllegalArgumentException(name + ": expected at least 1, was " + limit);
        }
    }
}
