package dev.neurosdk.examples.tictactoe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceActionTest {

    private final PlaceAction action = new PlaceAction(List.of(Cell.TOP_LEFT, Cell.BOTTOM));

    @Test
    void definition_schema_isValidAndFlawless() {
        assertThat(ActionSchema.compile(action.definition().schema(), Edition.newest()))
                .isInstanceOfSatisfying(
                        SchemaResult.Compiled.class,
                        compiled -> assertThat(compiled.warnings()).isEmpty());
    }

    @Test
    void cell_freeCell_isFound() {
        assertThat(action.cell("{\"cell\": \"bottom\"}")).contains(Cell.BOTTOM);
        assertThat(action.cell("{\"comment\": \"ha\", \"cell\": \"top_left\"}")).contains(Cell.TOP_LEFT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bottom",
                "null",
                "[\"bottom\"]",
                "{}",
                "{\"cell\": \"center\"}",
                "{\"cell\": \"Bottom\"}",
                "{\"cell\": 7}",
                "{\"cell\": null}",
                "{\"cell\": \"bottom\""
            })
    void cell_anythingElse_isNone(String data) {
        assertThat(action.cell(data)).isEmpty();
    }

    @Test
    void refusal_listsTheOptions() {
        assertThat(action.refusal()).contains("top_left, bottom");
    }
}
