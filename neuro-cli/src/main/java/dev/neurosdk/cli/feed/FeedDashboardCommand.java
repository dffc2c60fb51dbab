package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuro feed dashboard}. Confined to one thread. */
@Command(
        name = "dashboard",
        description =
                "Serves the page that draws the feed. Where the feed wants a token: http://HOST:8050/#token=TOKEN",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FeedDashboardCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private DashboardOptions dashboard = new DashboardOptions();

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            defaultValue = "ws://{host}:8765/",
            description = "the feed's server, as the browser reaches it; {host} is the host of the page itself"
                    + " (default: ${DEFAULT-VALUE})")
    private String server = "";

    FeedDashboardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (!server.matches("wss?://.+")) {
            throw new UsageProblem("--server: expected an address such as ws://127.0.0.1:8765/, was '" + server + "'");
        }
        Parts.run(terminal, common, parts -> {
            try {
                dashboard.start(server, parts);
            } catch (IllegalArgumentException e) {
                throw new UsageProblem("--server: " + e.getMessage());
            }
        });
        return 0;
    }
}
