package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lines that are broken on purpose, each in one way. */
final class FaultMutants {

    static final Map<String, Bench.Lines> ALL = all();

    private static final Fault NOTHING =
            new DeliveryFault.Latency(Duration.ZERO, Duration.ZERO, DeliveryFault.Spread.UNIFORM);

    private FaultMutants() {}

    private static Map<String, Bench.Lines> all() {
        Map<String, Bench.Lines> all = new LinkedHashMap<>();
        conditions(all);
        recordings(all);
        chance(all);
        lanes(all);
        kinds(all);
        ParameterMutants.add(all);
        return all;
    }

    private static void conditions(Map<String, Bench.Lines> all) {
        all.put(
                "forgets the direction",
                when(w -> new When(
                        null,
                        w.command(),
                        w.message(),
                        w.atByte(),
                        w.nth(),
                        w.every(),
                        w.probability(),
                        w.afterCommand(),
                        w.situation(),
                        w.after(),
                        0)));
        all.put(
                "forgets the command",
                when(w -> new When(
                        w.direction(),
                        null,
                        w.message(),
                        w.atByte(),
                        w.nth(),
                        w.every(),
                        w.probability(),
                        w.afterCommand(),
                        w.situation(),
                        w.after(),
                        0)));
        all.put("forgets the message", when(w -> w.message(0)));
        all.put("triggers one message late", when(w -> w.message() == 0 ? w : w.message(w.message() + 1)));
        all.put("forgets the byte", when(w -> w.atByte(0)));
        all.put("triggers at the byte before", when(w -> w.atByte() == 0 ? w : w.atByte(w.atByte() - 1)));
        all.put("forgets nth", when(w -> w.nth(0)));
        all.put("counts nth from 0", when(w -> w.nth() == 0 ? w : w.nth(w.nth() - 1)));
        all.put("forgets every", when(w -> w.every(1)));
        all.put("forgets the probability", when(w -> w.probability(1)));
        all.put("never happens by chance", when(w -> w.probability() < 1 ? w.probability(0) : w));
        all.put(
                "forgets what it comes after",
                when(w -> new When(
                        w.direction(),
                        w.command(),
                        w.message(),
                        w.atByte(),
                        w.nth(),
                        w.every(),
                        w.probability(),
                        null,
                        w.situation(),
                        w.after(),
                        0)));
        all.put(
                "forgets the situation",
                when(w -> new When(
                        w.direction(),
                        w.command(),
                        w.message(),
                        w.atByte(),
                        w.nth(),
                        w.every(),
                        w.probability(),
                        w.afterCommand(),
                        null,
                        w.after(),
                        0)));
        for (Situation situation : Situation.values()) {
            Situation other = situation == Situation.REGISTERED ? Situation.ACTION_PENDING : Situation.REGISTERED;
            all.put(
                    "takes " + situation + " for " + other,
                    when(w -> w.situation() == situation ? w.situation(other) : w));
        }
        all.put(
                "takes an open force for the time between force and action",
                when(w -> w.situation() == Situation.BETWEEN_FORCE_AND_ACTION ? w.situation(Situation.FORCE_OPEN) : w));
        all.put("forgets the time", when(w -> w.after(Duration.ZERO)));
        all.put("takes half of the time", when(w -> w.after(w.after().dividedBy(2))));
        all.put(
                "happens on every connection",
                plan(rule -> new FaultRule(rule.when().connection(0), rule.fault(), rule.times(), rule.label())));
        all.put("forgets how often", rule(rule -> rule.times(Integer.MAX_VALUE)));
        all.put("happens once at most", rule(rule -> rule.times(1)));
    }

    private static void recordings(Map<String, Bench.Lines> all) {
        all.put("records nothing", recorder((recorder, timeline) -> Recorder.none()));
        all.put("records twice", recorder((recorder, timeline) -> recorder.and(recorder)));
        all.put("records late", recorder((recorder, timeline) -> entry -> {
            var unused = timeline.schedule(Duration.ofMillis(1), () -> recorder.record(entry));
        }));
        all.put("records the other direction", recorder((recorder, timeline) -> entry -> {
            LogEntry.Fault fault = (LogEntry.Fault) entry;
            recorder.record(new LogEntry.Fault(
                    fault.nanos(),
                    fault.connection(),
                    fault.direction().opposite(),
                    fault.fault(),
                    fault.plan(),
                    fault.detail()));
        }));
        all.put("records another name", rule(rule -> new FaultRule(rule.when(), rule.fault(), rule.times(), "fault")));
    }

    private static void chance(Map<String, Bench.Lines> all) {
        all.put("ignores the seed", parts(new LineParts() {
            @Override
            RuleState rule(FaultRule rule, long seed) {
                return super.rule(rule, 42);
            }
        }));
        SplittableRandom shared = new SplittableRandom(1);
        all.put("draws from somewhere else each time", parts(new LineParts() {
            @Override
            RuleState rule(FaultRule rule, long seed) {
                return super.rule(rule, shared.nextLong());
            }
        }));
        all.put("never draws", parts(new LineParts() {
            @Override
            RuleState rule(FaultRule rule, long seed) {
                return new RuleState(rule, seed) {
                    @Override
                    boolean drawn(double probability) {
                        return true;
                    }
                };
            }
        }));
        all.put("a timed fault happens again and again", parts(new LineParts() {
            @Override
            RuleState rule(FaultRule rule, long seed) {
                return new RuleState(rule, seed) {
                    @Override
                    void spend() {
                        // forgets that it has happened
                    }
                };
            }
        }));
    }

    private static void lanes(Map<String, Bench.Lines> all) {
        all.put("lets later messages overtake", lane(timeline -> new Lane(timeline) {
            @Override
            Item put(Duration delay, Supplier<CompletableFuture<Void>> delivery) {
                if (delay.isZero()) {
                    return super.put(delay, delivery);
                }
                var unused = timeline.schedule(
                        delay,
                        () -> pass(Duration.ZERO, () -> {
                            var ignored = delivery.get();
                        }));
                return super.put(Duration.ZERO, () -> CompletableFuture.completedFuture(null));
            }
        }));
        all.put("never waits", lane(timeline -> new Lane(timeline) {
            @Override
            Item put(Duration delay, Supplier<CompletableFuture<Void>> delivery) {
                return super.put(Duration.ZERO, delivery);
            }
        }));
        all.put("goes on after the end", lane(timeline -> new Lane(timeline) {
            @Override
            void end() {
                // goes on
            }
        }));
        all.put("goes on while it should pause", lane(timeline -> new Lane(timeline) {
            @Override
            void pause() {
                // goes on
            }
        }));
        all.put("never goes on after a pause", lane(timeline -> new Lane(timeline) {
            private int resumed;

            @Override
            void resume() {
                if (resumed++ == 0) {
                    super.resume();
                }
            }
        }));
        all.put("writes pieces without gaps", lane(timeline -> new Lane(timeline) {
            @Override
            void put(Duration delay, Duration gap, List<Supplier<CompletableFuture<Void>>> deliveries) {
                super.put(delay, Duration.ZERO, deliveries);
            }
        }));
        all.put("loses the last piece", lane(timeline -> new Lane(timeline) {
            @Override
            void put(Duration delay, Duration gap, List<Supplier<CompletableFuture<Void>>> deliveries) {
                super.put(delay, gap, deliveries.subList(0, deliveries.size() - 1));
            }
        }));
        all.put("writes pieces backwards", lane(timeline -> new Lane(timeline) {
            @Override
            void put(Duration delay, Duration gap, List<Supplier<CompletableFuture<Void>>> deliveries) {
                List<Supplier<CompletableFuture<Void>>> backwards = new ArrayList<>(deliveries);
                Collections.reverse(backwards);
                super.put(delay, gap, backwards);
            }
        }));
    }

    /** Every kind of fault, left out. */
    private static void kinds(Map<String, Bench.Lines> all) {
        kindsOf(Fault.class)
                .filter(kind -> !HandshakeFault.class.isAssignableFrom(kind))
                .forEach(kind -> all.put(
                        "does nothing for " + kind.getSimpleName(),
                        fault(fault -> kind.isInstance(fault) ? NOTHING : fault)));
        for (FrameFault.Illegality kind : FrameFault.Illegality.values()) {
            FrameFault.Illegality other =
                    kind == FrameFault.Illegality.RSV ? FrameFault.Illegality.OPCODE : FrameFault.Illegality.RSV;
            all.put(
                    "another illegality than " + kind,
                    replaced(new FrameFault.Illegal(kind), new FrameFault.Illegal(other)));
        }
    }

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FaultMutants::kindsOf)
                : Stream.of(type);
    }

    private static Bench.Lines replaced(Fault fault, Fault other) {
        return fault(given -> given.equals(fault) ? other : given);
    }

    private static Bench.Lines when(UnaryOperator<When> change) {
        return rule(rule -> new FaultRule(change.apply(rule.when()), rule.fault(), rule.times(), rule.label()));
    }

    static Bench.Lines fault(UnaryOperator<Fault> change) {
        return rule(rule -> new FaultRule(rule.when(), change.apply(rule.fault()), rule.times(), rule.label()));
    }

    private static Bench.Lines rule(UnaryOperator<FaultRule> change) {
        return parts(new LineParts() {
            @Override
            RuleState rule(FaultRule rule, long seed) {
                return super.rule(change.apply(rule), seed);
            }
        });
    }

    private static Bench.Lines plan(UnaryOperator<FaultRule> change) {
        return (plan, timeline, recorder, seed) -> Bench.Lines.sound()
                .line(
                        new FaultPlan(
                                plan.name(),
                                plan.seed(),
                                plan.rules().stream().map(change).toList()),
                        timeline,
                        recorder,
                        seed);
    }

    /** What becomes of a recorder. */
    private interface Recording {
        Recorder broken(Recorder recorder, Timeline timeline);
    }

    private static Bench.Lines recorder(Recording recording) {
        return (plan, timeline, recorder, seed) ->
                Bench.Lines.sound().line(plan, timeline, recording.broken(recorder, timeline), seed);
    }

    /** Makes lanes. */
    private interface Lanes {
        Lane lane(Timeline timeline);
    }

    private static Bench.Lines lane(Lanes lanes) {
        return parts(new LineParts() {
            @Override
            Lane lane(Timeline timeline) {
                return lanes.lane(timeline);
            }
        });
    }

    private static Bench.Lines parts(LineParts parts) {
        return (plan, timeline, recorder, seed) -> new FaultLine(plan, 1, timeline, recorder, seed, parts);
    }
}
