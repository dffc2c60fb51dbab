package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the faults of a plan have made of one message so far. Confined to the lock of its line. */
final class Transit implements DeliveryFault.Visitor {

    /** A fault to be recorded. */
    record Note(FaultRule rule, String detail) {}

    /** More of the same message, later. */
    record Copy(Duration gap, Note note) {}

    /** A wish to hold messages back until there are enough; the number is that of the message that made it. */
    record Holding(int number, int size, boolean shuffled, Duration patience, Note note, RandomGenerator random) {}

    final List<Note> notes = new ArrayList<>();
    final List<Copy> copies = new ArrayList<>();
    private final Route route;
    private final Parcel original;
    List<Parcel> parcels;
    Duration delay = Duration.ZERO;
    boolean lost;

    @Nullable
    Holding holding;

    @Nullable
    RuleState framing;

    private @Nullable RuleState applied;

    Transit(Route route, Parcel original) {
        this.route = route;
        this.original = original;
        this.parcels = List.of(original);
    }

    void apply(RuleState rule) {
        applied = rule;
        Fault fault = rule.rule.fault();
        if (fault instanceof ContentFault content) {
            change(content);
        } else if (fault instanceof DeliveryFault delivery) {
            delivery.accept(this);
        } else if (fault instanceof FrameFault frame) {
            framing = rule;
            note(frame.toString());
        }
    }

    private void change(ContentFault fault) {
        List<Parcel> changed = new ArrayList<>();
        for (Parcel parcel : parcels) {
            Optional<List<String>> texts =
                    parcel.isText() ? fault.change(parcel.text(), applied().random) : Optional.empty();
            if (texts.isPresent()) {
                note("was " + parcel.excerpt());
                texts.get().forEach(text -> changed.add(Parcel.text(text)));
            } else {
                changed.add(parcel);
            }
        }
        parcels = List.copyOf(changed);
    }

    @Override
    public void latency(DeliveryFault.Latency fault) {
        Duration drawn = fault.drawn(applied().random);
        delay = delay.plus(drawn);
        note(drawn.toMillis() + " ms late");
    }

    @Override
    public void bandwidth(DeliveryFault.Bandwidth fault) {
        Duration taken = Duration.ofNanos(original.bytes().length * 1_000_000_000L / fault.bytesPerSecond());
        delay = delay.plus(route.occupied(taken));
        note(original.bytes().length + " bytes at " + fault.bytesPerSecond() + " bytes per second");
    }

    @Override
    public void lose(DeliveryFault.Lose fault) {
        lost = true;
        note("lost " + original.excerpt());
    }

    @Override
    public void duplicate(DeliveryFault.Duplicate fault) {
        for (int copy = 1; copy <= fault.copies(); copy++) {
            copies.add(
                    new Copy(fault.gap().multipliedBy(copy), new Note(applied().rule, "again " + original.excerpt())));
        }
    }

    @Override
    public void reorder(DeliveryFault.Reorder fault) {
        Note note = new Note(applied().rule, "another order of " + fault.window() + " messages");
        holding = new Holding(route.messages(), fault.window(), true, fault.patience(), note, applied().random);
    }

    @Override
    public void coalesce(DeliveryFault.Coalesce fault) {
        Note note = new Note(applied().rule, fault.messages() + " messages at once");
        holding = new Holding(route.messages(), fault.messages(), false, fault.patience(), note, applied().random);
    }

    @Override
    public void binary(DeliveryFault.Binary fault) {
        parcels = parcels.stream().map(Parcel::asBinary).toList();
        note("was a text");
    }

    private RuleState applied() {
        return requireNonNull(applied, "nothing is being applied");
    }

    private void note(String detail) {
        notes.add(new Note(applied().rule, detail));
    }
}
