package dev.neurosdk.testkit.conformance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.protocol.rule.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.standard();

    @Test
    void catalogue_hasEveryCase() {
        assertThat(catalogue.cases()).hasSize(363);
        assertThat(catalogue.cases().stream().filter(known -> known.role() == Role.GAME))
                .hasSize(188);
    }

    @Test
    void idsAndTitles_equalThoseOfThePage() throws IOException {
        Path page = Path.of("..", "..", "shared", "conformance", "catalogue.md");
        assumeTrue(Files.exists(page), () -> "not here: " + page.toAbsolutePath());
        Matcher found = Pattern.compile("(?m)^(?:\\*\\*|\\| )((?:GAME|SRV)-[A-Z]+-\\d+ · [^|\\n]+?)(?:\\*\\* \\[| \\|)")
                .matcher(Files.readString(page));
        Set<String> asked =
                new TreeSet<>(found.results().map(result -> result.group(1)).toList());
        assertThat(catalogue.cases())
                .extracting(known -> known.id() + " · " + known.title())
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void levels_followTheEdition() {
        ConformanceCase keywords = catalogue.find("GAME-REG-05").orElseThrow();
        assertThat(keywords.level(Edition.E1)).isEmpty();
        assertThat(keywords.level(Edition.E2)).contains(Level.SHOULD);
        assertThat(keywords.level(Edition.E3)).contains(Level.ADVICE);
        assertThat(catalogue.find("SRV-ENV-01").orElseThrow().level(Edition.E0)).contains(Level.MUST);
    }

    @Test
    void clauses_areThoseOfTheRegister_orSectionsOfAStandard() {
        Set<String> register = Arrays.stream(Clause.values()).map(Clause::id).collect(Collectors.toSet());
        assertThat(catalogue.cases())
                .allSatisfy(known -> assertThat(known.clauses())
                        .allMatch(clause -> register.contains(clause)
                                || clause.matches("(JSON|WS) §[0-9.]+")
                                || clause.startsWith("VOX-")
                                || clause.startsWith("BPN-")));
    }

    @Test
    void matching_takesStars_inAnyCase() {
        assertThat(catalogue.matching("game-frc-*")).hasSize(15);
        assertThat(catalogue.matching("SRV-STA-01"))
                .extracting(ConformanceCase::title)
                .isEqualTo(List.of("Clears this game's actions"));
        assertThat(catalogue.matching("SRV-STA-1.")).isEmpty();
    }

    @Test
    void verdicts_mergeByWeight() {
        assertThat(Verdict.PASS.and(Verdict.WARN)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.FAIL.and(Verdict.INCONCLUSIVE)).isEqualTo(Verdict.FAIL);
        assertThat(Verdict.INFO.and(Verdict.ADVISE)).isEqualTo(Verdict.ADVISE);
        assertThat(Verdict.HARNESS_ERROR.and(Verdict.FAIL)).isEqualTo(Verdict.HARNESS_ERROR);
    }
}
