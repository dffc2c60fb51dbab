package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One direction of a line: counts what comes, and lets it out through a lane. Its state is confined to the line's lock. */
final class Route {

    final Direction direction;
    final Outlet outlet;
    final Lane lane;
    private final Timeline timeline;
    private final Consumer<Transit.Note> recorder;
    private int messages;
    private long bytes;
    private long busyUntil;
    private Transit.@Nullable Holding holding;
    private final List<Transit> held = new ArrayList<>();

    Route(Direction direction, Outlet outlet, Timeline timeline, Lane lane, Consumer<Transit.Note> recorder) {
        this.direction = direction;
        this.outlet = outlet;
        this.timeline = timeline;
        this.recorder = recorder;
        this.lane = lane;
    }

    RuleState.Passing passing(Parcel parcel, String command) {
        messages++;
        RuleState.Passing passing =
                new RuleState.Passing(direction, command, messages, bytes, parcel.bytes().length, outlet.isOutgoing());
        bytes += parcel.bytes().length;
        return passing;
    }

    /** How many messages have come. */
    int messages() {
        return messages;
    }

    /** How long until something that occupies the line for a time has got through. */
    Duration occupied(Duration time) {
        long now = timeline.nanos();
        busyUntil = Math.max(busyUntil, now) + time.toNanos();
        return Duration.ofNanos(busyUntil - now);
    }

    boolean isHolding() {
        return holding != null;
    }

    /** Holds a message back; true when there are enough now. */
    boolean hold(Transit transit) {
        if (holding == null) {
            holding = transit.holding;
        }
        held.add(transit);
        return holding != null && held.size() >= holding.size();
    }

    /** Whether messages are held back for a reason. */
    boolean isHolding(Transit.Holding reason) {
        return reason.equals(holding);
    }

    /** Puts on the lane what is held, in whatever order. */
    void release() {
        Transit.@Nullable Holding reason = holding;
        List<Transit> all = new ArrayList<>(held);
        holding = null;
        held.clear();
        if (reason == null || all.isEmpty()) {
            return;
        }
        if (reason.shuffled()) {
            List<Transit> order = shuffled(all, reason.random());
            order.get(0).notes.add(0, reason.note());
            order.forEach(this::put);
        } else {
            all.get(0).notes.add(0, reason.note());
            together(all, reason.random());
        }
    }

    /** Another order than before. */
    private static List<Transit> shuffled(List<Transit> all, RandomGenerator random) {
        List<Transit> order = new ArrayList<>(all);
        do {
            for (int i = order.size() - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                Transit moved = order.set(i, order.get(other));
                order.set(other, moved);
            }
        } while (order.size() > 1 && order.equals(all));
        return order;
    }

    private void together(List<Transit> all, RandomGenerator random) {
        List<Parcel> parcels = all.stream()
                .filter(transit -> !transit.lost)
                .flatMap(transit -> transit.parcels.stream())
                .toList();
        var unused = lane.put(all.get(0).delay, () -> {
            all.forEach(transit -> transit.notes.forEach(recorder));
            return outlet.together(parcels, random);
        });
    }

    /** Puts a message on the lane, with everything that has become of it. */
    Lane.Item put(Transit transit) {
        if (transit.framing != null && outlet instanceof Outlet.Sending sending && !transit.lost) {
            return spoilt(transit, transit.framing, sending);
        }
        Lane.Item item = lane.put(transit.delay, () -> {
            transit.notes.forEach(recorder);
            return transit.lost ? done() : messages(transit);
        });
        transit.copies.forEach(copy -> copy(transit, copy));
        return item;
    }

    /** Whoever sends does not notice what becomes of the pieces. */
    private Lane.Item spoilt(Transit transit, RuleState rule, Outlet.Sending sending) {
        FrameFault fault = (FrameFault) rule.rule.fault();
        Duration gap = fault instanceof FrameFault.Slice slice ? slice.gap() : Duration.ZERO;
        List<Supplier<CompletableFuture<Void>>> pieces = new ArrayList<>();
        for (Parcel parcel : transit.parcels) {
            for (byte[] chunk : new FrameSpoiler(parcel, sending.masked(), rule.random).chunks(fault)) {
                pieces.add(() -> sending.wire().sendBytes(chunk));
            }
        }
        if (fault instanceof FrameFault.Cut) {
            pieces.add(() -> {
                sending.wire().disconnect();
                return done();
            });
        }
        Lane.Item notes = lane.put(transit.delay, () -> {
            transit.notes.forEach(recorder);
            return done();
        });
        lane.put(transit.delay, gap, pieces);
        return notes;
    }

    private void copy(Transit transit, Transit.Copy copy) {
        Supplier<CompletableFuture<Void>> again = () -> {
            recorder.accept(copy.note());
            return messages(transit);
        };
        if (copy.gap().isZero()) {
            var unused = lane.put(Duration.ZERO, again);
        } else {
            var unused = timeline.schedule(transit.delay.plus(copy.gap()), () -> {
                var ignored = lane.pass(Duration.ZERO, again);
            });
        }
    }

    private CompletableFuture<Void> messages(Transit transit) {
        CompletableFuture<Void> last = done();
        for (Parcel parcel : transit.parcels) {
            last = outlet.message(parcel);
        }
        return last;
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
