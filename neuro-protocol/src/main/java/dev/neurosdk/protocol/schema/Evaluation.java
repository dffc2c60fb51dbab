package dev.neurosdk.protocol.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One way of running the validator. Immutable. */
final class Evaluation {

    /** The most keywords that are evaluated for one piece of data. */
    static final int MAX_STEPS = 500_000;

    /** The most schemas that are evaluated inside one another: more than the deepest data needs. */
    static final int MAX_DEPTH = 500;

    /** Every error of action data, formats included. */
    static final Evaluation DATA = new Evaluation(MAX_STEPS, true);

    /** Every error of a schema against its metaschema; what is a valid pattern is decided elsewhere. */
    static final Evaluation SCHEMA = new Evaluation(0, false);

    private final ExecutionConfig config;

    private Evaluation(int maxSteps, boolean formats) {
        this.config = ExecutionConfig.builder()
                .locale(Locale.ROOT)
                .formatAssertionsEnabled(formats)
                .maxEvaluationSteps(maxSteps)
                .maxEvaluationDepth(maxSteps == 0 ? 0 : MAX_DEPTH)
                .build();
    }

    /** The errors, or nothing when the validator could not finish within the limits. */
    Optional<List<Error>> errors(Schema schema, JsonNode instance) {
        ExecutionContext context = new ExecutionContext(config);
        try {
            schema.validate(context, instance);
            return Optional.of(context.getErrors());
        } catch (RuntimeException | StackOverflowError e) {
            // The validator's limits, or a fault of its own: neither may reach whoever holds the data.
            return Optional.empty();
        }
    }
}
