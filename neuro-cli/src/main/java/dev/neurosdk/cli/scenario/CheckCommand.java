package dev.neurosdk.cli.scenario;

import dev.neurosdk.cli.terminal.ColorMode;
import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.scenario.Role;
import dev.neurosdk.testkit.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code neuro scenario check}. Confined to one thread. */
@Command(
        name = "check",
        description = "Reads scenario files and tells what is wrong with them, with line and column.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all are scenarios", "2:one is none, or the command line is wrong"})
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the files")
    private List<Path> files = List.of();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ScenarioFiles.Readings readings = ScenarioFiles.read(files, terminal);
        Style style = terminal.style(ColorMode.AUTO);
        readings.good().forEach(reading -> terminal.out().println(line(reading, style)));
        return readings.bad() == 0 ? 0 : RunCommand.USAGE;
    }

    private String line(ScenarioFiles.Reading reading, Style style) {
        Scenario scenario = reading.scenario();
        String plays = scenario.role() == Role.GAME ? "plays a game" : "plays the server";
        int steps = scenario.steps().size();
        String text = reading.file() + ": " + scenario.name() + ", " + plays + ", " + steps
                + (steps == 1 ? " step" : " steps");
        return ' '
                + style.paint(Paint.GREEN, style.sign(Sign.GOOD))
                + ' '
                + HarmlessText.fit(text, terminal.columns() - 4, style.sign(Sign.MORE));
    }
}
