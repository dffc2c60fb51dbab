package dev.neurosdk.cli.conformance;

import dev.neurosdk.testkit.conformance.report.ExitCode;

/** Lets a run report what it has seen when the process is told to end by Ctrl-C or SIGTERM; then ends it with 130. Thread-safe. */
final class Interruption {

    private final Thread hook;

    private Interruption(Runnable lastWords) {
        hook = new Thread(
                () -> {
                    lastWords.run();
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
                },
                "neuro-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Begins to take signals. */
    static Interruption calling(Runnable lastWords) {
        return new Interruption(lastWords);
    }

    /** Takes signals no longer. When one has come already this never returns. */
    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            join();
        }
    }

    private void join() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
