package dev.neurosdk.fuzz;

import static dev.neurosdk.fuzz.Claims.bounded;
import static dev.neurosdk.fuzz.Claims.claim;
import static dev.neurosdk.fuzz.Claims.inTime;
import static dev.neurosdk.fuzz.Claims.worked;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.util.List;
import java.util.Optional;

/**
 * What compiling a schema and checking data against it promise for any texts: they answer in time, say a bounded number
 * of words about problems, and agree with themselves.
 */
final class SchemaClaims {

    private static final int MOST_REASONS = 1_000;
    private static final int MOST_MISMATCHES = 20;
    private static final List<String> PROBES = List.of("{}", "[]", "null", "\"\"", "0", "1e300", "{\"a\":{\"a\":[1]}}");

    private SchemaClaims() {}

    static void check(SchemaInput input) {
        compiled(input.schema()).ifPresent(schema -> {
            PROBES.forEach(probe -> validate(schema, probe));
            validate(schema, input.rest());
            claim(compiled(schema.text()).isPresent(), "expected a schema that compiles again, was %s", schema.text());
        });
    }

    /** The schema where it can be used. */
    static Optional<ActionSchema> compiled(String text) {
        long before = worked();
        SchemaResult result = ActionSchema.compile(text, Edition.newest());
        inTime(before, "compiling");
        if (result instanceof SchemaResult.Compiled compiled) {
            bounded(compiled.warnings(), MOST_REASONS);
            return Optional.of(compiled.schema());
        }
        bounded(((SchemaResult.Refused) result).violations(), MOST_REASONS);
        return Optional.empty();
    }

    private static void validate(ActionSchema schema, String data) {
        long before = worked();
        List<Violation> violations = schema.validate(data);
        inTime(before, "validating");
        bounded(violations, MOST_MISMATCHES);
        List<Violation> again = schema.validate(data);
        claim(again.equals(violations), "expected %s again, was %s", violations, again);
    }
}
