package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProtocolCommandTest {

    private final Shell shell = new Shell();

    @Test
    void page_hasEveryClause_everyRule_andEveryCaseOfAClause() {
        assertThat(shell.run("protocol")).isZero();
        for (Clause clause : Clause.values()) {
            assertThat(shell.out())
                    .contains("| " + clause.id() + " |", clause.summary().replace("|", "\\|"));
        }
        for (Rule rule : Rule.values()) {
            assertThat(shell.out()).contains('`' + rule.id() + '`');
        }
        Catalogue.standard().cases().stream()
                .filter(known ->
                        known.clauses().stream().anyMatch(id -> Clause.byId(id).isPresent()))
                .forEach(known -> assertThat(shell.out()).contains(known.id()));
    }

    /** The committed page: {@code ./neuro protocol > docs/protocol.md} makes it anew. */
    @Test
    void committedPage_isWhatTheRegisterSays() throws IOException {
        shell.run("protocol");
        assertThat(Files.readString(Path.of("..", "docs", "protocol.md"))).isEqualTo(shell.out());
    }
}
