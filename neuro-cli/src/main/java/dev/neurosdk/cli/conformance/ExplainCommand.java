package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.judge.Judge;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code neuro explain}. Confined to one thread. */
@Command(
        name = "explain",
        description = "Says what conformance cases ask for, and why.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    private static final int NOTHING_SELECTED = 4;

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "ids, such as GAME-RCN-03 or 'GAME-FRC-*'")
    private List<String> ids = List.of();

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (String id : ids) {
            List<ConformanceCase> found = Catalogue.standard().matching(id);
            if (found.isEmpty()) {
                terminal.err().println("neuro: expected the id of a case, was '" + id + "': see 'neuro list'");
                return NOTHING_SELECTED;
            }
            found.forEach(this::explain);
        }
        return 0;
    }

    private void explain(ConformanceCase known) {
        PrintStream out = terminal.out();
        out.println(known.id() + "  " + known.title());
        out.println("  level      "
                + known.levels().stream()
                        .map(since -> since.level() + " from " + since.edition().id())
                        .collect(Collectors.joining(", ")));
        out.println("  modes      " + known.modeWords());
        out.println("  procedure  " + (known.procedure().isEmpty() ? "as the title says" : known.procedure()));
        known.clauses().forEach(clause -> out.println("  clause     " + clause + summary(clause)));
        out.println("  judged by  " + (Judge.canJudge(known) ? "neuro lint" : "nothing yet"));
    }

    private static String summary(String id) {
        return Arrays.stream(Clause.values())
                .filter(clause -> clause.id().equals(id))
                .map(clause -> ": " + clause.summary())
                .findFirst()
                .orElse("");
    }
}
