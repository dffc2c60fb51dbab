package dev.neurosdk.benchmarks.soak;

import dev.neurosdk.benchmarks.soak.load.Arrival;
import dev.neurosdk.benchmarks.soak.load.Crowd;
import dev.neurosdk.benchmarks.soak.record.Recording;
import dev.neurosdk.benchmarks.soak.record.Rest;
import dev.neurosdk.benchmarks.soak.record.Sample;
import dev.neurosdk.benchmarks.soak.record.Watch;
import dev.neurosdk.benchmarks.soak.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * The one way in which idle connections are measured, whatever the server. Confined to one thread.
 *
 * @param run what is common to all modes
 * @param games how many connections
 * @param time how long they sit there
 * @param patience how long the server may take to come to rest
 */
record IdleTrial(RunOptions run, int games, Duration time, Duration patience) {

    private static final int WARM_UP = 200;
    private static final Duration LOOK = Duration.ofSeconds(1);

    IdleCost measure(ServerProcess server, Arrival arrival) throws IOException, InterruptedException {
        try (Crowd crowd = new Crowd()) {
            crowd.join(server.uri(), Math.min(WARM_UP, games), arrival);
        }
        Recording rests = new Recording(server.pid());
        rests.examine();
        Rest.steady(server.pid(), patience);
        Sample before = rests.examine();
        IdleCost cost = crowd(server, arrival, before);
        Rest.backTo(server.pid(), before.vitals(), patience);
        return cost.ending(rests.examine());
    }

    private IdleCost crowd(ServerProcess server, Arrival arrival, Sample before)
            throws IOException, InterruptedException {
        Recording recording = new Recording(server.pid());
        try (Crowd crowd = new Crowd();
                Watch watch = new Watch(recording, LOOK, patience, run.out())) {
            watch.begin();
            long start = System.nanoTime();
            crowd.join(server.uri(), games, arrival);
            Duration joining = Duration.ofNanos(System.nanoTime() - start);
            if (server.endsWithin(time)) {
                throw new IOException("expected the server to serve to the end, but its process has ended");
            }
            Sample full = recording.examine();
            Watch.print(run.out(), full);
            return new IdleCost(games, games - crowd.open(), joining, before, full, before);
        } finally {
            run.write(recording, "idle-" + arrival.name().toLowerCase(Locale.ROOT), games + " " + title(arrival));
        }
    }

    static String title(Arrival arrival) {
        return switch (arrival) {
            case SILENT -> "sessions of bare Jetty";
            case STARTED -> "idle games";
            case INTRODUCED -> "idle games with three actions";
        };
    }
}
