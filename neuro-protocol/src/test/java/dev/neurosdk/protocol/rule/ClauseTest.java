package dev.neurosdk.protocol.rule;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.SharedFolder;
import dev.neurosdk.protocol.edition.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClauseTest {

    @Test
    void ids_areUniqueAndFollowTheConstants() {
        assertThat(Clause.values()).extracting(Clause::id).doesNotHaveDuplicates();
        assertThat(Clause.values())
                .allSatisfy(clause ->
                        assertThat(clause.id().replaceAll("[-.]", "_")).isEqualTo(clause.name()));
    }

    @Test
    void byId_findsEveryClauseAndNothingElse() {
        assertThat(Clause.values())
                .allSatisfy(clause -> assertThat(Clause.byId(clause.id())).containsSame(clause));
        assertThat(Clause.byId("FRC-99")).isEmpty();
        assertThat(Clause.byId("frc-1")).isEmpty();
    }

    @Test
    void summaries_areShortAndWithoutFullStop() {
        assertThat(Clause.values())
                .allSatisfy(clause -> assertThat(clause.summary()).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void clause_appliesFromItsEditionOn() {
        assertThat(Clause.FRC_3.appliesTo(Edition.E3)).isFalse();
        assertThat(Clause.FRC_3.appliesTo(Edition.E4)).isTrue();
        assertThat(Clause.FRC_3.appliesTo(Edition.newest())).isTrue();
        assertThat(Clause.FRC_3.appliesTo(
                        Edition.newest().successor("later", null).build()))
                .isTrue();
    }

    @Test
    void weakKeywords_areSoftenedFromE3On() {
        assertThat(Clause.ACD_4.level(Edition.E2)).isEqualTo(Level.SHOULD);
        assertThat(Clause.ACD_4.level(Edition.E3)).isEqualTo(Level.ADVICE);
        assertThat(Clause.ACD_3.level(Edition.E3)).isEqualTo(Level.MUST);
    }

    /** Section 13 also says that the JSON and WebSocket clauses are those of the RFCs, and leaves voice to its own page. */
    @Test
    void register_isThatOfThePage() throws IOException {
        String page = Files.readString(SharedFolder.require("protocol/neuro-api.md"));
        Map<String, String> expected = new TreeMap<>();
        rows(page).forEach(row -> ids(row.get(0)).forEach(id -> expected.put(id, level(row) + since(row))));
        Map<String, String> actual = Arrays.stream(Clause.values())
                .filter(clause -> !clause.id().matches("(VOX|JSON|WS)-.*"))
                .collect(toMap(
                        Clause::id, clause -> clause.level() + " from " + clause.since(), (a, b) -> a, TreeMap::new));

        assertThat(expected).hasSizeGreaterThan(70);
        assertThat(actual).isEqualTo(expected);
    }

    private static List<List<String>> rows(String page) {
        String register = page.substring(page.indexOf("## 13."), page.indexOf("## 14."));
        return register.lines()
                .filter(line -> line.matches("\\| [A-Z]{3}-\\d.*"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** {@code PRO-1 … PRO-4} is four ids. */
    private static List<String> ids(String cell) {
        List<String> named = Pattern.compile("[A-Z]{3}-\\d+")
                .matcher(cell)
                .results()
                .map(MatchResult::group)
                .toList();
        if (named.size() == 1) {
            return named;
        }
        String prefix = named.get(0).substring(0, 4);
        return IntStream.rangeClosed(number(named.get(0)), number(named.get(1)))
                .mapToObj(number -> prefix + number)
                .toList();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(4));
    }

    /** The first word of the level, or of the advice clauses' remark in brackets. */
    private static Level level(List<String> row) {
        if (row.size() == 4) {
            return Level.valueOf(firstWord(row.get(1)));
        }
        return row.get(1).contains("(SHOULD") ? Level.SHOULD : Level.ADVICE;
    }

    private static String since(List<String> row) {
        String from = row.size() < 4 ? "E7" : row.get(2).equals("by edition") ? "E0" : firstWord(row.get(2));
        return " from " + from;
    }

    private static String firstWord(String cell) {
        return cell.replaceFirst("[ ;].*", "");
    }
}
