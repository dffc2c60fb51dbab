package dev.neurosdk.examples.tictactoe;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the Neuro can do in one turn: place a mark in a free cell. Immutable.
 *
 * @param free the cells to choose from
 */
record PlaceAction(List<Cell> free) {

    static final String NAME = "place";

    PlaceAction {
        free = List.copyOf(free);
    }

    ActionDefinition definition() {
        return new ActionDefinition(NAME, "Place your mark in a free cell.", schema(free));
    }

    /** The cell that the data names; nothing when the data is broken or names no free cell (ACN-4). */
    Optional<Cell> cell(@Nullable String data) {
        return free.stream().filter(cell -> fits(data, schema(List.of(cell)))).findFirst();
    }

    /** What to tell the Neuro about data that names no free cell. */
    String refusal() {
        return "The cell must be one that is free, written exactly so: " + Cell.list(free) + ".";
    }

    /** Asking the validator for each cell spares the game a JSON library of its own. */
    private static boolean fits(@Nullable String data, String schema) {
        return ActionSchema.compile(schema, Edition.newest()) instanceof SchemaResult.Compiled compiled
                && compiled.schema().validate(data).isEmpty();
    }

    private static String schema(List<Cell> cells) {
        String names = cells.stream().map(cell -> '"' + cell.wire() + '"').collect(Collectors.joining(", "));
        return """
                {"type": "object", "properties": {"cell": {"type": "string", "enum": [%s]}}, "required": ["cell"]}""".formatted(names);
    }
}
