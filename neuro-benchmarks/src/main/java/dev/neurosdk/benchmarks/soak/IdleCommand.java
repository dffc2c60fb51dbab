package dev.neurosdk.benchmarks.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.neurosdk.benchmarks.soak.load.Arrival;
import dev.neurosdk.benchmarks.soak.load.Tally;
import dev.neurosdk.benchmarks.soak.server.ServerProcess;
import dev.neurosdk.cli.option.DurationConverter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code soak idle}. Confined to one thread. */
@Command(
        name = "idle",
        description = {
            "Connects games that do nothing, without actions and with three, and says what one of them costs the server,",
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
            bare = measure(trial, server, Arrival.SILENT);
        }
        IdleCost started;
        try (ServerProcess server = ServerProcess.neuro(run.heap())) {
            started = measure(trial, server, Arrival.STARTED);
        }
        IdleCost introduced;
        try (ServerProcess server = ServerProcess.neuro(run.heap())) {
            introduced = measure(trial, server, Arrival.INTRODUCED);
        }
        compare(bare, started, introduced);
        run.out().println("at rest before and after:");
        int verdict = run.conclude(new Tally(), introduced.findings());
        return bare.lost() + started.lost() + introduced.lost() > 0 ? 1 : verdict;
    }

    private IdleCost measure(IdleTrial trial, ServerProcess server, Arrival arrival)
            throws IOException, InterruptedException {
        IdleCost cost = trial.measure(server, arrival);
        run.out().println(IdleTrial.title(arrival) + ": " + cost);
        return cost;
    }

    private void compare(IdleCost bare, IdleCost started, IdleCost introduced) {
        run.out()
                .printf(
                        Locale.ROOT,
                        "heap of a bare session %.1f KB, of a game %.1f KB, of a game with three actions %.1f KB:"
                                + " %.1f KB more than a bare session, %.1f times as much%n",
                        bare.heapPerSession() / 1e3,
                        started.heapPerSession() / 1e3,
                        introduced.heapPerSession() / 1e3,
                        (introduced.heapPerSession() - bare.heapPerSession()) / 1e3,
                        introduced.heapPerSession() / bare.heapPerSession());
    }

    private void requireFiles() throws IOException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < (long) games + OTHER_FILES) {
            throw new IOException(games + " games need as many file descriptors, and a process may have only "
                    + system.getMaxFileDescriptorCount() + ": raise it (ulimit -n), or ask for fewer games");
        }
    }
}
