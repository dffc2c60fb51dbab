package dev.neurosdk.cli.console;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the operator, about one subject at a time; when the subject is gone, the asking ends at once. Asked by one thread;
 * told from any.
 */
final class Prompts {

    private final LineSource lines;
    private final Object lock = new Object();

    // Guarded by the lock.
    private @Nullable Object subject;
    private @Nullable Thread reading;
    private boolean gone;
    private boolean closed;
    private boolean ended;

    Prompts(LineSource lines) {
        this.lines = lines;
    }

    /** Waits for a command. */
    Typed command(Ask ask) {
        return read(ask);
    }

    /** Asks from now on about something that may go away; null for nothing of the kind. */
    void about(@Nullable Object what) {
        synchronized (lock) {
            subject = what;
            gone = false;
        }
    }

    /** The answer to a question; empty when the operator does not want to answer, or no longer needs to. */
    Optional<String> answer(Ask ask) {
        return read(ask) instanceof Typed.Line line ? Optional.of(line.text()) : Optional.empty();
    }

    /** Something has gone away; whether it was being asked about. Then it is told first, and the prompt ends after that. */
    boolean gone(Object what, Runnable tell) {
        synchronized (lock) {
            if (!what.equals(subject)) {
                return false;
            }
            tell.run();
            gone = true;
            interrupt();
            return true;
        }
    }

    /** Nothing is to be asked any more. */
    void close() {
        synchronized (lock) {
            closed = true;
            interrupt();
        }
    }

    /** Whether there is nobody left to answer. */
    boolean ended() {
        synchronized (lock) {
            return ended || closed;
        }
    }

    /** Waits until nobody is being asked, as after {@link #close()}. */
    void awaitSilence(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (lock) {
            for (long left = millis; reading != null && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                lock.wait(left);
            }
        }
    }

    private void interrupt() {
        if (reading != null) {
            reading.interrupt();
        }
    }

    private Typed read(Ask ask) {
        synchronized (lock) {
            if (closed) {
                return new Typed.Ended();
            }
            if (gone) {
                return new Typed.Interrupted("");
            }
            reading = Thread.currentThread();
        }
        Typed typed = new Typed.Ended();
        try {
            typed = lines.read(ask);
            return typed;
        } finally {
            synchronized (lock) {
                reading = null;
                ended |= typed instanceof Typed.Ended;
                boolean unused = Thread.interrupted();
                lock.notifyAll();
            }
        }
    }
}
