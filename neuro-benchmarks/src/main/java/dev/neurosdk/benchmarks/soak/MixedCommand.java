package dev.neurosdk.benchmarks.soak;

import dev.neurosdk.benchmarks.soak.load.Population;
import dev.neurosdk.benchmarks.soak.load.Tally;
import dev.neurosdk.benchmarks.soak.record.Finding;
import dev.neurosdk.benchmarks.soak.record.Flatness;
import dev.neurosdk.benchmarks.soak.record.Recording;
import dev.neurosdk.benchmarks.soak.record.Rest;
import dev.neurosdk.benchmarks.soak.record.Sample;
import dev.neurosdk.benchmarks.soak.record.Watch;
import dev.neurosdk.benchmarks.soak.server.ServerProcess;
import dev.neurosdk.cli.option.DurationConverter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code soak mixed}. Confined to one thread. */
@Command(
        name = "mixed",
        description = {
            "Lets a crowd of games play well and badly at a steady rate, after a warm-up of a tenth of the time.",
            "The last fifth must be like the first, and the server at rest afterwards like before."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
final class MixedCommand implements Callable<Integer> {

    private static final int WARM_UP_SHARE = 10;

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--time",
            paramLabel = "TIME",
            defaultValue = "60m",
            converter = DurationConverter.class,
            description = "how long, without the warm-up")
    private Duration time = Duration.ZERO;

    @Option(names = "--games", paramLabel = "N", defaultValue = "100", description = "how many games")
    private int games;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "300",
            description = "how many steps a second all together; answers to calls come on top")
    private int rate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "draws games and steps")
    private long seed;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "how often to look at threads, files and memory")
    private Duration every = Duration.ZERO;

    @Option(
            names = "--heap-every",
            paramLabel = "TIME",
            defaultValue = "1m",
            converter = DurationConverter.class,
            description = "how often to look at the heap, for which the server stands still a moment")
    private Duration heapEvery = Duration.ZERO;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = DurationConverter.class,
            description = "how long the server may take to come to rest")
    private Duration patience = Duration.ZERO;

    MixedCommand() {}

    @Override
    public Integer call() throws Exception {
        Tally tally = new Tally();
        try (ServerProcess server = ServerProcess.neuro(run.heap())) {
            run.out().println("warming up:");
            play(server, time.dividedBy(WARM_UP_SHARE), new Tally(), new Recording(server.pid()));
            Recording rests = new Recording(server.pid());
            rests.examine();
            Rest.steady(server.pid(), patience);
            Sample before = rests.examine();

            Recording recording = new Recording(server.pid());
            play(server, time, tally, recording);
            Rest.backTo(server.pid(), before.vitals(), patience);
            Sample after = rests.examine();

            String title = games + " games, " + rate + " steps a second, " + time.toMinutes() + " min";
            run.write(recording, "mixed", title);
            return run.conclude(tally, findings(recording, before, after));
        }
    }

    private void play(ServerProcess server, Duration howLong, Tally tally, Recording recording)
            throws IOException, InterruptedException {
        try (Population population = new Population(server.uri(), games, seed, tally);
                Watch watch = new Watch(recording, every, heapEvery, run.out())) {
            population.play(rate);
            watch.begin();
            if (server.endsWithin(howLong)) {
                throw new IOException("expected the server to serve to the end, but its process has ended");
            }
            population.pause();
        }
    }

    private List<Finding> findings(Recording recording, Sample before, Sample after) {
        run.out().println("first and last fifth under load, then at rest before and after:");
        return Stream.concat(
                        Flatness.underLoad(recording.samples()).stream(), Flatness.betweenRests(before, after).stream())
                .toList();
    }
}
