package dev.neurosdk.benchmarks.soak;

import dev.neurosdk.benchmarks.soak.load.Crowd;
import dev.neurosdk.benchmarks.soak.record.Recording;
import dev.neurosdk.benchmarks.soak.record.Rest;
import dev.neurosdk.benchmarks.soak.record.Sample;
import dev.neurosdk.benchmarks.soak.record.Watch;
import dev.neurosdk.benchmarks.soak.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;

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

    IdleCost measure(ServerProcess server, boolean introduced) throws IOException, InterruptedException {
        try (Crowd crowd = new Crowd()) {
            crowd.join(server.uri(), Math.min(WARM_UP, games), introduced);
        }
        Recording rests = new Recording(server.pid());
        rests.examine();
        Rest.steady(server.pid(), patience);
        Sample before = rests.examine();
        IdleCost cost = crowd(server, introduced, before);
        Rest.backTo(server.pid(), before.vitals(), patience);
        return cost.ending(rests.examine());
    }

    private IdleCost crowd(ServerProcess server, boolean introduced, Sample before)
            throws IOException, InterruptedException {
        Recording recording = new Recording(server.pid());
        try (Crowd crowd = new Crowd();
                Watch watch = new Watch(recording, LOOK, patience, run.out())) {
            watch.begin();
            long start = System.nanoTime();
            crowd.join(server.uri(), games, introduced);
            Duration joining = Duration.ofNanos(System.nanoTime() - start);
            if (server.endsWithin(time)) {
                throw new IOException("expected the server to serve to the end, but its process has ended");
            }
            Sample full = recording.examine();
            Watch.print(run.out(), full);
            return new IdleCost(games, games - crowd.open(), joining, before, full, before);
        } finally {
            String name = introduced ? "idle-neuro" : "idle-jetty";
            run.write(recording, name, games + " idle " + (introduced ? "games" : "sessions of bare Jetty"));
        }
    }
}
