package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.ColorOption;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.conformance.selftest.SelfTest;
import dev.neurosdk.testkit.conformance.selftest.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuro self-test}. Confined to one thread. */
@Command(
        name = "self-test",
        description = {
            "Puts the harness itself on trial: every case must let a sound peer pass and must catch one that is wrong in just",
            "the way that the case is about."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = LintCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every case is fair and sharp",
            "1:one blames a sound peer, or misses a wrong one",
            "4:no case was selected",
            "64:the command line is wrong"
        })
public final class SelfTestCommand implements Callable<Integer> {

    private static final int NOTHING_SELECTED = 4;

    private final Terminal terminal;

    @Option(
            names = "--case",
            paramLabel = "PATTERN",
            description = "only cases whose ids fit, such as 'GAME-FRC-*'; may be repeated")
    private List<String> patterns = List.of("*");

    @Option(names = "--mutants", description = "print the whole matrix: each case, its mutant, and both verdicts")
    private boolean mutants;

    @Mixin
    private ColorOption color = new ColorOption();

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public SelfTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<SelfTest.Pending> pending = SelfTest.trials(patterns);
        if (pending.isEmpty()) {
            terminal.err().println("neuro: no case was selected: see 'neuro list'");
            return NOTHING_SELECTED;
        }
        List<Trial> failed = new ArrayList<>();
        int done = 0;
        for (SelfTest.Pending next : pending) {
            terminal.progress(++done + " of " + pending.size() + "  " + next.caseId() + "  " + next.mutant());
            Trial trial = next.trial().get();
            if (!trial.isFair() || !trial.isSharp()) {
                failed.add(trial);
            }
            if (mutants) {
                terminal.progress("");
                terminal.out().println(line(trial));
            }
        }
        terminal.progress("");
        if (!mutants) {
            failed.forEach(trial -> terminal.out().println(line(trial)));
        }
        terminal.out()
                .println(" " + pending.size() + " trials: " + (pending.size() - failed.size())
                        + " caught their mutant and let the sound peer pass, " + failed.size() + " did not");
        return failed.isEmpty() ? 0 : 1;
    }

    private String line(Trial trial) {
        Style style = color.style(terminal);
        boolean good = trial.isFair() && trial.isSharp();
        String mark =
                good ? style.paint(Paint.GREEN, style.sign(Sign.GOOD)) : style.paint(Paint.RED, style.sign(Sign.BAD));
        return String.format(
                " %s %-12s %-28s sound: %-8s mutant: %s",
                mark,
                trial.caseId(),
                trial.mutant(),
                trial.sound().words(),
                trial.caught().words());
    }
}
