package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.examples.volatility.FeedServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code neuro feed server}. Confined to one thread. */
@Command(
        name = "server",
        description = "Broadcasts each new record of a file, whoever writes it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FeedServerCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    FeedServerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Parts.run(terminal, common, parts -> {
            FeedServer unused = server.start(common.file(), parts);
        });
        return 0;
    }
}
