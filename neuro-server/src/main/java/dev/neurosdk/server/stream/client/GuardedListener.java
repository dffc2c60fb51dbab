package dev.neurosdk.server.stream.client;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.function.Consumer;

/** Keeps what a listener throws away from the client. Immutable. */
record GuardedListener(StreamListener listener, Consumer<Throwable> failures) implements StreamListener {

    @Override
    public void received(StreamUpdate update) {
        guarded(() -> listener.received(update));
    }

    @Override
    public void missed(StreamGap gap) {
        guarded(() -> listener.missed(gap));
    }

    @Override
    public void live(long seq) {
        guarded(() -> listener.live(seq));
    }

    @Override
    public void changed(StreamPhase phase, String why) {
        guarded(() -> listener.changed(phase, why));
    }

    @Override
    public void refused(String code, String message) {
        guarded(() -> listener.refused(code, message));
    }

    @Override
    public void heard(JsonValue message) {
        guarded(() -> listener.heard(message));
    }

    private void guarded(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }
}
