package dev.neurosdk.fuzz;

import static dev.neurosdk.fuzz.Claims.claim;
import static dev.neurosdk.fuzz.Claims.inTime;
import static dev.neurosdk.fuzz.Claims.worked;

import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.DataGenerator;
import dev.neurosdk.protocol.schema.Generated;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What generating data promises for any schema that compiles: it answers in time, its data fits or breaks the schema as
 * said, and the same seed gives the same data. Confined to one check.
 */
final class GeneratorClaims {

    private final ActionSchema schema;
    private final DataGenerator generator;
    private final long seed;

    private GeneratorClaims(ActionSchema schema, long seed) {
        this.schema = schema;
        this.generator = timed("preparing", () -> DataGenerator.of(schema));
        this.seed = seed;
    }

    /** The first line is the schema; the rest, by its hash code, is the seed. */
    static void check(SchemaInput input) {
        SchemaClaims.compiled(input.schema())
                .ifPresent(schema -> new GeneratorClaims(schema, input.rest().hashCode()).check());
    }

    private void check() {
        Generated valid = timed("valid", () -> generator.valid(new Random(seed)));
        fits(schema, valid);
        Generated again = DataGenerator.of(schema).valid(new Random(seed));
        claim(valid.equals(again), "expected %s again, was %s", valid, again);
        timed("boundaries", () -> generator.boundaries(new Random(seed))).forEach(data -> fits(schema, data));
        breaks(schema, timed("invalid", () -> generator.invalid(new Random(seed))));
        timed("faults", () -> generator.faults(new Random(seed))).forEach(data -> breaks(schema, data));
        for (String keyword : timed("breakableKeywords", generator::breakableKeywords)) {
            breaks(schema, timed(keyword, () -> generator.invalid(keyword, new Random(seed))));
        }
    }

    static void fits(ActionSchema schema, Generated generated) {
        if (generated instanceof Generated.Data data) {
            List<?> violations = schema.validate(data.json());
            claim(violations.isEmpty(), "expected data that fits, was %s: %s", data, violations);
        }
    }

    static void breaks(ActionSchema schema, Generated generated) {
        if (generated instanceof Generated.Data data) {
            claim(!schema.validate(data.json()).isEmpty(), "expected data that does not fit, was %s", data);
        }
    }

    private static <T> T timed(String step, Supplier<T> work) {
        long before = worked();
        T result = work.get();
        inTime(before, step);
        return result;
    }
}
