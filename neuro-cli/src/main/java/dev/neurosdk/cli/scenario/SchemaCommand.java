package dev.neurosdk.cli.scenario;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.scenario.Scenario;
import picocli.CommandLine.Command;

/** {@code neuro scenario schema}. Confined to one thread. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of scenario files, for editors.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Runnable {

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().print(Scenario.schema());
    }
}
