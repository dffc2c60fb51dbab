package dev.neurosdk.server.event;

import java.util.List;

/** Tells several sinks everything, in order; what one of them throws keeps no other from being told. Immutable. */
record FanOut(List<EventSink> sinks) implements EventSink {

    /** Copies the list. */
    FanOut {
        sinks = List.copyOf(sinks);
    }

    @Override
    public void accept(SessionEvent event) {
        Throwable first = null;
        for (EventSink sink : sinks) {
            try {
                sink.accept(event);
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }
}
