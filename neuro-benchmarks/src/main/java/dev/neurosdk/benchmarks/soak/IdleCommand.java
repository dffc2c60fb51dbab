package dev.neurosdk.benchmarks.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.neurosdk.benchmarks.soak.load.Tally;
import dev.neurosdk.benchmarks.soak.record.Finding;
import dev.neurosdk.benchmarks.soak.server.ServerProcess;
import dev.neurosdk.cli.option.DurationConverter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code soak idle}. Confined to one thread. */
@Command(
        name = "idle",
        description = {
            "Connects games that register three actions and then do nothing, and says what one of them costs the server,",
            "beside a session of bare Jetty that is measured the same way before."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
final class IdleCommand implements Callable<Integer> {

    private static final int OTHER_FILES = 200;

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = {"-n", "--games"},
            paramLabel = "N",
            defaultValue = "10000",
            description = "how many games")
    private int games;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            defaultValue = "1m",
            converter = DurationConverter.class,
            description = "how long they sit there")
    private Duration time = Duration.ZERO;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = DurationConverter.class,
            description = "how long the server may take to come to rest afterwards")
    private Duration patience = Duration.ZERO;

    IdleCommand() {}

    @Override
    public Integer call() throws Exception {
        requireFiles();
        IdleTrial trial = new IdleTrial(run, games, time, patience);
        IdleCost bare;
        try (ServerProcess server = ServerProcess.bare(run.heap())) {
            bare = trial.measure(server, false);
        }
        run.out().println("bare Jetty: " + bare);
        IdleCost neuro;
        try (ServerProcess server = ServerProcess.neuro(run.heap())) {
            neuro = trial.measure(server, true);
        }
        run.out().println("Neuro:      " + neuro);
        run.out()
                .printf(
                        Locale.ROOT,
                        "a game with three actions costs %.1f KB of heap, %.1f KB more than a bare session, %.1f times as much%n",
                        neuro.heapPerSession() / 1e3,
                        (neuro.heapPerSession() - bare.heapPerSession()) / 1e3,
                        neuro.heapPerSession() / bare.heapPerSession());
        return conclude(neuro);
    }

    private int conclude(IdleCost neuro) {
        run.out().println("at rest before and after:");
        Tally tally = new Tally();
        List<Finding> findings = neuro.findings();
        return neuro.lost() > 0 ? Math.max(1, run.conclude(tally, findings)) : run.conclude(tally, findings);
    }

    private void requireFiles() throws IOException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < (long) games + OTHER_FILES) {
            throw new IOException(games + " games need as many file descriptors, and a process may have only "
                    + system.getMaxFileDescriptorCount() + ": raise it (ulimit -n), or ask for fewer games");
        }
    }
}
