package dev.neurosdk.protocol.schema;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A schema ready to generate from, and the validator that has the last word. Immutable. */
final class PreparedSchema {

    private static final int FIRST_STEPS = 20_000;
    private static final int MORE_STEPS = 5_000;

    private final SchemaReader reader;
    private final SchemaNode root;
    private final Goal goal;
    private final Predicate<String> judge;

    private PreparedSchema(JsonNode document, Draft draft, boolean preferObjects, Predicate<String> judge) {
        this.reader = new SchemaReader(document, draft);
        this.root = reader.read();
        boolean onlyObjects = preferObjects && (root.types & Types.OBJECT) != 0;
        this.goal = Goal.of(onlyObjects ? List.of(root, SchemaNode.ofTypes(Types.OBJECT)) : List.of(root));
        this.judge = judge;
    }

    /** Prepares the schema of an action, whose data is an object unless the schema admits none. */
    static PreparedSchema of(ActionSchema schema) {
        return new PreparedSchema(
                schema.tree(),
                schema.draft(),
                true,
                text -> schema.validate(text).isEmpty());
    }

    /** Prepares a schema of anything, with a judge of its own. */
    static PreparedSchema of(JsonNode document, Draft draft, Predicate<String> judge) {
        return new PreparedSchema(document, draft, false, judge);
    }

    SchemaNode root() {
        return root;
    }

    SchemaReader reader() {
        return reader;
    }

    boolean accepts(String json) {
        return judge.test(json);
    }

    /** A run with the work allowed at an attempt: later ones may do more. */
    static Run run(Dice dice, Taste taste, int attempt) {
        return new Run(dice, taste, FIRST_STEPS + attempt * MORE_STEPS);
    }

    /** One attempt at a value for the whole schema, checked; null when it failed. */
    @Nullable
    JsonNode attempt(Run run) {
        try {
            JsonNode value = new Composer(run).value(goal, 0);
            if (value == null || accepts(JsonTrees.write(value))) {
                return value;
            }
            run.blame("the validator refuses what should fit", "");
        } catch (OutOfBudget e) {
            // The run knows what it ran out of.
        }
        return null;
    }
}
