package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.examples.volatility.FeedServer;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code neuro feed}: all parts in one process; its subcommands are the parts. Confined to one thread. */
@Command(
        name = "feed",
        description = {
            "A live stream of made-up prices and their volatility: generator, server and dashboard, all in one process.",
            "The subcommands start one of them by itself; they meet at the file and at the server's port."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FeedCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private GeneratorOptions generator = new GeneratorOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private DashboardOptions dashboard = new DashboardOptions();

    private FeedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The command with its subcommands.
     *
     * @param terminal where they print
     * @return the command line
     */
    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new FeedCommand(terminal))
                .addSubcommand(new FeedGeneratorCommand(terminal))
                .addSubcommand(new FeedServerCommand(terminal))
                .addSubcommand(new FeedDashboardCommand(terminal))
                .addSubcommand(new FeedTestCommand(terminal));
    }

    @Override
    public Integer call() throws Exception {
        Parts.run(terminal, common, parts -> {
            FeedServer running = server.start(common.file(), parts);
            dashboard.start("ws://{host}:" + running.uri().getPort() + "/", parts);
            generator.start(common.file(), parts);
        });
        return 0;
    }
}
