package dev.neurosdk.server.metrics;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Times one thing at a time on each connection, by how it came out. Thread-safe. */
final class Stopwatch {

    private static final long NOTHING = Long.MIN_VALUE;

    private final Clock clock;
    private final Map<Object, Timer> timers;
    /** Since when, by connection; entries stay, since what is timed once will be timed again. */
    private final Map<Long, AtomicLong> running = new ConcurrentHashMap<>();

    Stopwatch(MeterRegistry registry, String name, String description, Duration[] buckets, Object... outcomes) {
        this.clock = registry.config().clock();
        this.timers = Arrays.stream(outcomes)
                .collect(toMap(
                        outcome -> outcome,
                        outcome -> Timer.builder(name)
                                .description(description)
                                .tag(
                                        "outcome",
                                        outcome instanceof Enum<?> constant
                                                ? LabelledCounter.word(constant)
                                                : String.valueOf(outcome))
                                .serviceLevelObjectives(buckets)
                                .register(registry)));
    }

    void start(long session) {
        running.computeIfAbsent(session, number -> new AtomicLong(NOTHING)).set(clock.monotonicTime());
    }

    /** Harmless when nothing was started. */
    void stop(long session, Object outcome) {
        AtomicLong started = running.get(session);
        long since = started == null ? NOTHING : started.getAndSet(NOTHING);
        Timer timer = timers.get(outcome);
        if (since != NOTHING && timer != null) {
            timer.record(clock.monotonicTime() - since, TimeUnit.NANOSECONDS);
        }
    }

    /** Stops without a record. */
    void forget(long session) {
        running.remove(session);
    }

    int running() {
        return (int) running.values().stream()
                .filter(since -> since.get() != NOTHING)
                .count();
    }
}
