package dev.neurosdk.testkit.recording;

/** Is told what happens on connections, in the order in which it happened there. Thread-safe; doesn't throw. */
@FunctionalInterface
public interface Recorder {

    /**
     * Something has happened.
     *
     * @param entry what
     */
    void record(LogEntry entry);

    /** {@return a recorder that forgets everything} */
    static Recorder none() {
        return entry -> {};
    }

    /**
     * Adds another recorder.
     *
     * @param other is told after this one
     * @return both as one
     */
    default Recorder and(Recorder other) {
        return entry -> {
            record(entry);
            other.record(entry);
        };
    }
}
