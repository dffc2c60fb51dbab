package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.ColorMode;
import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.examples.volatility.check.ConnectivityCheck;
import dev.neurosdk.examples.volatility.check.Finding;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neuro feed test}. Confined to one thread. */
@Command(
        name = "test",
        description = "Tries out a feed that runs, part by part, and says what works.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything works", "1:something does not", "2:the command line is wrong"})
final class FeedTestCommand implements Callable<Integer> {

    private static final int COLUMNS = 300;

    private final Terminal terminal;

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "ws://127.0.0.1:8765/",
            description = "the feed's server (default: ${DEFAULT-VALUE})")
    private URI server = URI.create("ws://127.0.0.1:8765/");

    @Option(
            names = "--dashboard",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8050/",
            description = "the dashboard's page (default: ${DEFAULT-VALUE})")
    private URI dashboard = URI.create("http://127.0.0.1:8050/");

    @Option(names = "--no-dashboard", description = "leave the dashboard out")
    private boolean noDashboard;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "the file with the records (default: " + CommonOptions.FILE + ", if it is there)")
    private @Nullable Path file;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "how long to wait for a record (default: ${DEFAULT-VALUE})")
    private Duration patience = Duration.ofSeconds(10);

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "show this token to the server; whoever lists processes sees it")
    private @Nullable String token;

    FeedTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        require("--server", server, "wss?", "ws://127.0.0.1:8765/");
        require("--dashboard", dashboard, "https?", "http://127.0.0.1:8050/");
        ConnectivityCheck check = new ConnectivityCheck(server, token, patience, this::print);
        Path usual = Path.of(CommonOptions.FILE);
        if (file != null || Files.exists(usual)) {
            check.file(file == null ? usual : file);
        }
        check.server();
        if (!noDashboard) {
            check.dashboard(dashboard);
        }
        terminal.out().println(check.isGood() ? "Everything works." : "Not everything works.");
        return check.isGood() ? 0 : 1;
    }

    private static void require(String option, URI address, String scheme, String example) {
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches(scheme)) {
            throw new UsageProblem(option + ": expected an address such as " + example + ", was '" + address + "'");
        }
    }

    private void print(Finding finding) {
        Style style = terminal.style(ColorMode.AUTO);
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s %-10s %s%n",
                        style.sign(finding.good() ? Sign.GOOD : Sign.BAD),
                        finding.subject(),
                        HarmlessText.fit(finding.words(), COLUMNS, "..."));
    }
}
