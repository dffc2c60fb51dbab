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

    /** Lets go of what is held, in whatever order; gives what has to be done outside of the lock. */
    Runnable release() {
        Transit.@Nullable Holding reason = holding;
        List<Transit> all = new ArrayList<>(held);
        holding = null;
        held.clear();
        if (reason == null || all.isEmpty()) {
            return () -> {};
        }
        all.get(0).notes.add(0, reason.note());
        if (reason.shuffled()) {
            return () -> shuffled(all, reason.random()).forEach(transit -> {
                var unused = send(transit);
            });
        }
        return () -> together(all, reason.random());
    }

    /** Another order than before, as far as there is one. */
    List<Transit> shuffled(List<Transit> all, RandomGenerator random) {
        List<Transit> order = new ArrayList<>(all);
        List<Transit.Note> notes = List.copyOf(all.get(0).notes);
        do {
            for (int i = order.size() - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                Transit moved = order.set(i, order.get(other));
                order.set(other, moved);
            }
        } while (order.size() > 1 && order.equals(all));
        if (order.get(0) != all.get(0)) {
            Transit.Note reason = notes.get(0);
            all.get(0).notes.remove(0);
            order.get(0).notes.add(0, reason);
        }
        return order;
    }

    private void together(List<Transit> all, RandomGenerator random) {
        List<Parcel> parcels = all.stream()
                .filter(transit -> !transit.lost)
                .flatMap(transit -> transit.parcels.stream())
                .toList();
        var unused = lane.pass(all.get(0).delay, () -> {
            all.forEach(transit -> transit.notes.forEach(recorder));
            return outlet.together(parcels, random);
        });
    }

    CompletableFuture<Void> send(Transit transit) {
        if (transit.framing != null && outlet instanceof Outlet.Sending sending && !transit.lost) {
            return spoilt(transit, transit.framing, sending);
        }
        CompletableFuture<Void> sent = lane.pass(transit.delay, () -> {
            transit.notes.forEach(recorder);
            return transit.lost ? done() : messages(transit);
        });
        transit.copies.forEach(copy -> copy(transit, copy));
        return sent;
    }

    /** Whoever sends does not notice what becomes of the pieces. */
    private CompletableFuture<Void> spoilt(Transit transit, RuleState rule, Outlet.Sending sending) {
        FrameFault fault = (FrameFault) rule.rule.fault();
        Duration gap = fault instanceof FrameFault.Slice slice ? slice.gap() : Duration.ZERO;
        List<Supplier<CompletableFuture<Void>>> pieces = new ArrayList<>();
        for (Parcel parcel : transit.parcels) {
            for (byte[] chunk : new FrameSpoiler(parcel, sending.masked(), rule.random).chunks(fault)) {
                pieces.add(() -> sending.wire().sendBytes(chunk));
            }
        }
        Supplier<CompletableFuture<Void>> first = pieces.isEmpty() ? Route::done : pieces.remove(0);
        pieces.add(0, () -> {
            transit.notes.forEach(recorder);
            return first.get();
        });
        if (fault instanceof FrameFault.Cut) {
            pieces.add(() -> {
                sending.wire().disconnect();
                return done();
            });
        }
        lane.pass(transit.delay, gap, pieces);
        return done();
    }

    private void copy(Transit transit, Transit.Copy copy) {
        Runnable again = () -> {
            var unused = lane.pass(Duration.ZERO, () -> {
                recorder.accept(copy.note());
                return messages(transit);
            });
        };
        if (copy.gap().isZero()) {
            again.run();
        } else {
            var unused = timeline.schedule(transit.delay.plus(copy.gap()), again);
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
