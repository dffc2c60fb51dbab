package dev.neurosdk.server.force;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The forces that wait for an open one to end: those of higher priority first, then as they came. Immutable.
 *
 * @param forces the forces in the order in which they will be taken up; copied
 */
public record ForceQueue(List<Force> forces) {

    /** Nothing waits. */
    public static final ForceQueue EMPTY = new ForceQueue(List.of());

    /** Copies the list. */
    public ForceQueue {
        forces = List.copyOf(forces);
    }

    /**
     * This queue with one more force.
     *
     * @param force the force
     * @return the longer queue
     */
    public ForceQueue with(Force force) {
        int place = 0;
        while (place < forces.size() && forces.get(place).priority().compareTo(force.priority()) >= 0) {
            place++;
        }
        List<Force> all = new ArrayList<>(forces);
        all.add(place, force);
        return new ForceQueue(all);
    }

    /**
     * This queue without some of its forces.
     *
     * @param gone which ones
     * @return the shorter queue
     */
    public ForceQueue without(Predicate<Force> gone) {
        return new ForceQueue(forces.stream().filter(gone.negate()).toList());
    }
}
