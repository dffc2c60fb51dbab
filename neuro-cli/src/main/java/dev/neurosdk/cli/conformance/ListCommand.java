package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.EditionOptions;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.judge.Judge;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuro list}. Confined to one thread. */
@Command(
        name = "list",
        description = "Lists the conformance cases: id, level, modes, title.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ListCommand implements Callable<Integer> {

    private static final int NOTHING_SELECTED = 4;

    private final Terminal terminal;

    @Mixin
    private EditionOptions editions = new EditionOptions();

    @Mixin
    private CaseSelection selection = new CaseSelection();

    @Option(names = "--passive", description = "only those that 'neuro lint' can judge")
    private boolean passive;

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Edition edition = editions.or(Edition.newest());
        List<ConformanceCase> cases = selection.in(edition).stream()
                .filter(known -> !passive || Judge.canJudge(known))
                .toList();
        for (ConformanceCase known : cases) {
            terminal.out()
                    .printf(
                            "%-12s %-8s %-28s %s%n",
                            known.id(), known.level(edition).orElseThrow(), known.modeWords(), known.title());
        }
        if (cases.isEmpty()) {
            terminal.err().println("neuro: no case was selected");
            return NOTHING_SELECTED;
        }
        return 0;
    }
}
