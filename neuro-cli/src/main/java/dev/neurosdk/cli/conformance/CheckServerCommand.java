package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.EditionConverter;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.server.ServerCases;
import dev.neurosdk.testkit.conformance.server.ServerCheck;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro check server}. Confined to one thread. */
@Command(
        name = "server",
        description = {
            "Plays games against a server that answers forces by itself, and judges it by the specification.",
            "The server must be yours: the cases send it much that is wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = LintCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no rule of the level of --fail-on was broken",
            "1:one was broken",
            "2:none was broken, but a case stayed inconclusive",
            "3:the server can't be reached, or does not answer forces",
            "4:no case was selected",
            "64:the command line is wrong"
        })
public final class CheckServerCommand implements Callable<Integer> {

    private static final int INCONCLUSIVE = 2;
    private static final int NOT_REACTIVE = 3;
    private static final int NOTHING_SELECTED = 4;
    private static final long SEEDS = 1_000_000_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "URI", description = "where the server listens, such as ws://127.0.0.1:8000")
    private URI server = URI.create("ws://127.0.0.1:8000");

    @Option(
            names = "--edition",
            paramLabel = "ID",
            converter = EditionConverter.class,
            description = "the edition to judge by (default: the newest)")
    private Edition edition = Edition.newest();

    @Mixin
    private CaseSelection selection = new CaseSelection();

    @Option(
            names = "--decide",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "how long the server may take to choose; 15s suits a language model (default: 2s)")
    private Duration decide = Duration.ofSeconds(2);

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "repeats a run: names and data are drawn from it (default: another one every time)")
    private @Nullable Long seed;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "also write everything that goes over the wire into a session log (.neuro.jsonl)")
    private @Nullable Path record;

    @Option(
            names = "--i-operate",
            paramLabel = "HOST",
            description = "yes, the server on this host, which is not this machine, is yours")
    private @Nullable String operated;

    @Mixin
    private ReportOptions report = new ReportOptions();

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public CheckServerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (server.getHost() == null || !Set.of("ws", "wss").contains(server.getScheme())) {
            terminal.err().println("neuro: expected an address such as ws://127.0.0.1:8000, was " + server);
            return LintCommand.USAGE;
        }
        if (!isOurs(server.getHost())) {
            terminal.err()
                    .println("neuro: expected a server on this machine, was " + server
                            + ": if it is yours, say so with --i-operate " + server.getHost());
            return LintCommand.USAGE;
        }
        List<ConformanceCase> cases = selection.in(edition).stream()
                .filter(known -> known.role() == Role.SERVER)
                .filter(known -> ServerCases.standard().containsKey(known.id()) || Judge.canJudge(known))
                .toList();
        if (cases.isEmpty()) {
            terminal.err().println("neuro: no case was selected: see 'neuro list --case \'SRV-*\''");
            return NOTHING_SELECTED;
        }
        long drawn = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
        if (record == null) {
            return check(cases, drawn, Recorder.none());
        }
        LogHead head = LogHead.of(LogHead.Role.GAME, edition, Instant.now()).withSeed(drawn);
        try (LogWriter writer = LogWriter.create(record, head, Network.tcp().timeline())) {
            return check(cases, drawn, writer);
        }
    }

    /** Loopback addresses, and hosts that somebody answers for. */
    private boolean isOurs(String host) throws UnknownHostException {
        return host.equals(operated) || InetAddress.getByName(host).isLoopbackAddress();
    }

    private int check(List<ConformanceCase> cases, long drawn, Recorder recorder) {
        Style style = report.style(terminal);
        terminal.out()
                .println(style.paint(Paint.BOLD, "neuro check server " + server) + "   edition " + edition.id()
                        + "   seed " + drawn + "   " + cases.size() + " cases");
        LogTape tape = new LogTape();
        ServerCheck check = new ServerCheck(new ServerCheck.Settings(
                Network.tcp(), server, edition, drawn, decide, tape.and(recorder), this::progress));
        Optional<String> unfit = check.notReactive();
        if (unfit.isPresent()) {
            terminal.err().println("neuro: expected a server that answers forces by itself, was " + unfit.get());
            return NOT_REACTIVE;
        }
        List<CaseResult> results = check.run(cases);
        progress("");
        if (report.print(terminal, tape.entries(), results)) {
            return 1;
        }
        return results.stream().anyMatch(result -> result.verdict() == Verdict.INCONCLUSIVE) ? INCONCLUSIVE : 0;
    }

    private void progress(ConformanceCase asked) {
        progress(asked.id() + "  " + asked.title());
    }

    /** One line that is written over, where somebody looks at it. */
    private void progress(String text) {
        if (terminal.interactive()) {
            terminal.err().printf("\r%-70.70s%s", text, text.isEmpty() ? "\r" : "");
        }
    }
}
