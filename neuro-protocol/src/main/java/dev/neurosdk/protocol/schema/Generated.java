package dev.neurosdk.protocol.schema;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** What a {@link DataGenerator} came up with: data, or the reason why there is none. Immutable. */
public sealed interface Generated {

    /**
     * Handles both cases.
     *
     * @param <T> the type of the answer
     * @param data what to do with data
     * @param noData what to do without
     * @return the answer of the one that applies
     */
    <T> T map(Function<? super Data, ? extends T> data, Function<? super NoData, ? extends T> noData);

    /**
     * Data, checked against the schema by its validator.
     *
     * @param json the data as compact JSON text
     * @param note what is special about it, in words; for broken data a JSON pointer into the data and what is wrong
     *     there, for example {@code /card: not in enum}
     */
    record Data(String json, String note) implements Generated {
        /** Refuses null components. */
        public Data {
            requireNonNull(json, "json");
            requireNonNull(note, "note");
        }

        @Override
        public <T> T map(Function<? super Data, ? extends T> data, Function<? super NoData, ? extends T> noData) {
            return data.apply(this);
        }
    }

    /**
     * No data: the schema contradicts itself, asks for too much, or defeats the generator.
     *
     * @param reason why, in words
     * @param pointer where in the schema, as a JSON pointer; the empty string means the whole of it
     */
    record NoData(String reason, String pointer) implements Generated {
        /** Refuses null components. */
        public NoData {
            requireNonNull(reason, "reason");
            requireNonNull(pointer, "pointer");
        }

        @Override
        public <T> T map(Function<? super Data, ? extends T> data, Function<? super NoData, ? extends T> noData) {
            return noData.apply(this);
        }
    }
}
