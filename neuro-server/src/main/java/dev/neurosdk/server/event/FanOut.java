package dev.neurosdk.server.event;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tells several sinks everything, in order; what one of them throws keeps no other from being told. Immutable. */
record FanOut(List<EventSink> sinks) implements EventSink {

    /** Copies the list. */
    FanOut {
        sinks = List.copyOf(sinks);
    }

    /** Those that tell several sinks themselves give way to these. */
    static FanOut of(EventSink... sinks) {
        return new FanOut(Arrays.stream(sinks)
                .flatMap(sink -> sink instanceof FanOut several ? several.sinks.stream() : Stream.of(sink))
                .toList());
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
