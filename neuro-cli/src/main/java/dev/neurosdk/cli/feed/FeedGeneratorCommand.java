package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code neuro feed generator}. Confined to one thread. */
@Command(
        name = "generator",
        description = "Makes up prices and writes them into a file, which is always whole.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FeedGeneratorCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private GeneratorOptions generator = new GeneratorOptions();

    FeedGeneratorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Parts.run(terminal, common, parts -> generator.start(common.file(), parts));
        return 0;
    }
}
