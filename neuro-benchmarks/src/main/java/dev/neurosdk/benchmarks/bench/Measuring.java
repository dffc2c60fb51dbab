package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.benchmarks.bench.load.Crew;
import dev.neurosdk.benchmarks.bench.load.Outcome;
import dev.neurosdk.benchmarks.bench.load.Pace;
import dev.neurosdk.benchmarks.bench.load.Scenario;
import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rounds in turn: each server that a scenario is for is warmed up, then all of them play the first round, then all the second, each time another
 * one first, so that whatever the machine does meanwhile falls on all of them.
 *
 * @param rounds how many
 * @param warmUp how long each server plays a scenario before it counts
 * @param pace of a round
 * @param progress is told what comes next
 */
record Measuring(int rounds, Duration warmUp, Pace pace, Consumer<String> progress) {

    void run(List<Scenario> scenarios, List<Subject> subjects, Crew crew, Results results) throws InterruptedException {
        for (Scenario scenario : scenarios) {
            List<Subject> able = new ArrayList<>();
            for (Subject subject : subjects) {
                if (subject.broadcasts() != scenario.broadcasts()) {
                    continue;
                }
                progress.accept(scenario.name() + ": warming up " + subject.name());
                if (warmedUp(scenario, subject, crew, results)) {
                    able.add(subject);
                }
            }
            for (int round = 0; round < rounds; round++) {
                List<Subject> order = new ArrayList<>(able);
                Collections.rotate(order, -round);
                for (Subject subject : order) {
                    progress.accept(
                            scenario.name() + ": round " + (round + 1) + " of " + rounds + ", " + subject.name());
                    Outcome outcome = play(scenario, subject, crew, pace, results);
                    if (outcome != null) {
                        results.add(scenario, subject, outcome);
                    }
                }
            }
        }
        results.complete();
    }

    /** In as many plays as rounds would take: with each, the JVM compiles anew what new connections have taught it. */
    private boolean warmedUp(Scenario scenario, Subject subject, Crew crew, Results results)
            throws InterruptedException {
        for (Duration left = warmUp; !left.isZero() && !left.isNegative(); left = left.minus(pace.time())) {
            Duration time = left.compareTo(pace.time()) < 0 ? left : pace.time();
            if (play(scenario, subject, crew, pace.lasting(time), results) == null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Outcome play(Scenario scenario, Subject subject, Crew crew, Pace pace, Results results)
            throws InterruptedException {
        try {
            return scenario.round(subject, crew, pace);
        } catch (IOException e) {
            results.fail(scenario, subject, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
