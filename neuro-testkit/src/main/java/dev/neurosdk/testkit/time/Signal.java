package dev.neurosdk.testkit.time;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A place to wait at until something has changed. Thread-safe. */
public interface Signal {

    /** Makes everybody who waits here look again. To be called after the change, from any thread. */
    void changed();

    /**
     * Waits until a look gives something.
     *
     * @param look called now and after every change, on the calling thread, without a lock
     * @param deadline how long to wait at the most
     * @param <T> what is looked for
     * @return what the look gave; nothing when the deadline passed
     * @throws InterruptedException when interrupted while waiting
     */
    <T> Optional<T> await(Supplier<Optional<T>> look, Duration deadline) throws InterruptedException;
}
