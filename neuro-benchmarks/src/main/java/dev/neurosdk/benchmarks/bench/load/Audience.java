package dev.neurosdk.benchmarks.bench.load;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** All viewers of a round. Confined to one thread, but its viewers to their lanes. */
final class Audience {

    private static final int AT_ONCE = 64;

    private final Subject subject;
    private final List<Lane> lanes;
    private final Programme programme;
    private final Progress progress;
    private final int size;
    private final AtomicInteger left;
    private final Map<Lane, List<Viewer>> viewers = new LinkedHashMap<>();

    Audience(Subject subject, List<Lane> lanes, Programme programme, int size) {
        this.subject = subject;
        this.lanes = List.copyOf(lanes);
        this.programme = programme;
        this.progress = Progress.of(size);
        this.size = size;
        this.left = new AtomicInteger(size);
        lanes.forEach(lane -> viewers.put(lane, new ArrayList<>()));
    }

    /** Connects all of them, some at a time, and waits until they have been welcomed. */
    void come(Duration patience) throws IOException, InterruptedException {
        Crew.onEach(lanes, lane -> {
            for (int i = 0; i < Math.max(1, AT_ONCE / lanes.size()); i++) {
                nextOne(lane);
            }
        });
        progress.awaitReady(subject, lanes, patience.plus(Duration.ofMillis(20L * size)));
    }

    /** Says goodbye for all of them. */
    void leave(Duration patience) throws InterruptedException {
        Crew.onEach(lanes, lane -> of(lane).forEach(Viewer::leave));
        if (!Progress.within(progress.gone(), patience)) {
            Crew.onEach(lanes, lane -> of(lane).forEach(Viewer::vanish));
        }
    }

    private void nextOne(Lane lane) {
        if (left.getAndDecrement() > 0) {
            Viewer viewer = new Viewer(lane, programme, progress, () -> nextOne(lane));
            of(lane).add(viewer);
            lane.loop.connect(subject.address(), viewer);
        }
    }

    private List<Viewer> of(Lane lane) {
        return requireNonNull(viewers.get(lane));
    }
}
