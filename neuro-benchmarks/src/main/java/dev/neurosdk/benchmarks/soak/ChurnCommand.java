package dev.neurosdk.benchmarks.soak;

import dev.neurosdk.benchmarks.soak.load.Held;
import dev.neurosdk.benchmarks.soak.load.Tally;
import dev.neurosdk.benchmarks.soak.load.Visitors;
import dev.neurosdk.benchmarks.soak.record.Flatness;
import dev.neurosdk.benchmarks.soak.record.Recording;
import dev.neurosdk.benchmarks.soak.record.Rest;
import dev.neurosdk.benchmarks.soak.record.Watch;
import dev.neurosdk.benchmarks.soak.server.ServerProcess;
import dev.neurosdk.benchmarks.soak.server.Vitals;
import dev.neurosdk.cli.option.DurationConverter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code soak churn}. Confined to one thread. */
@Command(
        name = "churn",
        description = {
            "Connects and disconnects in waves, in seven ways: clean, abrupt, half-open.",
            "After each wave the server must come to rest by itself, while the half-open connections are held open on this side."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
final class ChurnCommand implements Callable<Integer> {

    private static final int WARM_UP = 140;

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = {"-n", "--connections"},
            paramLabel = "N",
            defaultValue = "10000",
            description = "how many connections all together")
    private int connections;

    @Option(names = "--waves", paramLabel = "N", defaultValue = "10", description = "in how many waves")
    private int waves;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "3m",
            converter = DurationConverter.class,
            description = "how long the server may take to notice after a wave who is not there any more")
    private Duration patience = Duration.ZERO;

    ChurnCommand() {}

    @Override
    public Integer call() throws Exception {
        Tally tally = new Tally();
        try (ServerProcess server = ServerProcess.neuro(run.heap())) {
            Vitals before = warmUp(server);
            Recording recording = new Recording(server.pid());
            Visitors visitors = new Visitors(server.uri(), tally);
            for (int wave = 0; wave < waves; wave++) {
                int count = (int) ((long) connections * (wave + 1) / waves - (long) connections * wave / waves);
                wave(server, visitors, count, before, recording);
            }
            run.write(
                    recording,
                    "churn",
                    connections + " connects and disconnects in " + waves + " waves, at rest after each");
            return run.conclude(tally, Flatness.overTime(recording.samples()));
        }
    }

    private Vitals warmUp(ServerProcess server) throws Exception {
        try (Held held = new Held()) {
            new Visitors(server.uri(), new Tally()).wave(WARM_UP, held);
        }
        new Recording(server.pid()).examine();
        return Rest.steady(server.pid(), patience);
    }

    private void wave(ServerProcess server, Visitors visitors, int count, Vitals before, Recording recording)
            throws Exception {
        try (Held held = new Held()) {
            visitors.wave(count, held);
            Rest.backTo(server.pid(), before, patience);
            Watch.print(run.out(), recording.examine());
        }
    }
}
