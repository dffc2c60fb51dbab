package dev.neurosdk.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.diagnostics.Finding;
import dev.neurosdk.server.event.SessionRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingsTableTest {

    private final FindingsTable table = new FindingsTable(new Style(false, true));

    @Test
    void nothingFound_saysSo() {
        assertThat(table.text(List.of())).isEqualTo("Findings: none, no game broke a rule.");
    }

    @Test
    void connectionsOfOneGame_areOneEntryForEachRule_theWorstFirst() {
        String text = table.text(List.of(
                finding(1, "Inn", Rule.SCHEMA_EMPTY, Level.ADVICE, 9),
                finding(1, "Inn", Rule.RESULT_ID, Level.MUST, 1),
                finding(2, "Inn", Rule.RESULT_ID, Level.MUST, 3),
                finding(3, null, Rule.JSON_TEXT, Level.MUST, 1)));
        assertThat(text.lines())
                .containsExactly(
                        "Findings",
                        "  Inn",
                        "    MUST   RES-1/id, 4 times: " + Rule.RESULT_ID.statement(),
                        "           example of 1",
                        "           " + Rule.RESULT_ID.remedy(),
                        "    ADVICE ACD-3/empty, 9 times: " + Rule.SCHEMA_EMPTY.statement(),
                        "           example of 1",
                        "           " + Rule.SCHEMA_EMPTY.remedy(),
                        "  a game that never said its name",
                        "    MUST   JSON-2/text, once: " + Rule.JSON_TEXT.statement(),
                        "           example of 3",
                        "           " + Rule.JSON_TEXT.remedy());
    }

    @Test
    void gamesName_isMadeHarmless() {
        assertThat(table.text(List.of(finding(1, "\u001b[2J", Rule.RESULT_ID, Level.MUST, 1))))
                .doesNotContain("\u001b")
                .contains("\\u001b[2J");
    }

    @Test
    void crowd_isCutShort() {
        List<Finding> many = IntStream.range(0, 60)
                .mapToObj(number -> finding(number, "Game " + number, Rule.RESULT_ID, Level.MUST, 1))
                .toList();
        assertThat(table.text(many)).endsWith("  and 10 more games").doesNotContain("Game 50");
    }

    private static Finding finding(long session, @Nullable String game, Rule rule, Level level, long count) {
        return new Finding(
                new SessionRef(session, "public", "127.0.0.1:1", game),
                rule,
                level,
                count,
                Instant.EPOCH,
                Instant.EPOCH,
                "example of " + session);
    }
}
