package dev.neurosdk.benchmarks.bench;

import java.io.IOException;

/** Writes what there is when the process is told to end in the middle. Closed when there is no middle any more. Thread-safe. */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption writing(Output output) {
        Thread hook = new Thread(
                () -> {
                    try {
                        output.write();
                    } catch (IOException e) {
                        System.err.println("neuro: " + e.getMessage());
                    }
                },
                "bench-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending, and the hook does its work.
        }
    }
}
