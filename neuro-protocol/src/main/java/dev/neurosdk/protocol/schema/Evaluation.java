package dev.neurosdk.protocol.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One way of running the validator. Immutable. */
final class Evaluation {

    /** The most keywords that are evaluated for one piece of data: several for each value of the largest data. */
    static final int MAX_STEPS = 200_000;

    /** The most schemas that are evaluated inside one another: more than the deepest data needs. */
    static final int MAX_DEPTH = 500;

    /** The most errors that the validator may find, those of alternatives included that do not matter in the end. */
    static final int MAX_ERRORS = 50_000;

    /** How action data is judged: formats are asserted. */
    static final Evaluation DATA = new Evaluation(MAX_STEPS, true);

    /** How a schema is judged by its metaschema: what is a valid pattern is decided elsewhere. */
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

    /** The errors, perhaps not all; nothing when the validator had to stop before it knew. */
    Optional<List<Error>> errors(Schema schema, JsonNode instance) {
        ExecutionContext context = new Context(config);
        List<Error> errors = context.getErrors();
        try {
            schema.validate(context, instance);
            return Optional.of(errors);
        } catch (RuntimeException | StackOverflowError e) {
            // The limits, or a fault of the validator: neither may reach whoever holds the data.
            return errors.isEmpty() ? Optional.empty() : Optional.of(errors);
        }
    }

    /** Whether the validator came to its end and found no error. */
    boolean accepts(Schema schema, JsonNode instance) {
        return errors(schema, instance).filter(List::isEmpty).isPresent();
    }

    /** Counts errors; alternatives collect theirs in lists of their own, so the first list holds only what matters. */
    private static final class Context extends ExecutionContext {
        private int found;

        Context(ExecutionConfig config) {
            super(config);
        }

        @Override
        public void addError(Error error) {
            if (++found > MAX_ERRORS) {
                throw new SchemaException("more than " + MAX_ERRORS + " errors");
            }
            super.addError(error);
        }
    }
}
