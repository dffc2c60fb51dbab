package dev.neurosdk.protocol.schema;

import java.util.random.RandomGenerator;

/** Stub. */
public final class DataGenerator {
    private DataGenerator() {}

    /**
     * Stub.
     *
     * @param schema s
     * @return s
     */
    public static DataGenerator of(ActionSchema schema) {
        return new DataGenerator();
    }

    /**
     * Stub.
     *
     * @param random r
     * @return g
     */
    public Generated valid(RandomGenerator random) {
        return new Generated.NoData("", "");
    }
}
