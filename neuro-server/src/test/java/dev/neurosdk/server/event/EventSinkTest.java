package dev.neurosdk.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSinkTest {

    private final SessionEvent event = new SessionEvent.Connected(new SessionRef(1, "public", "127.0.0.1:1", null));
    private final List<String> told = new ArrayList<>();

    @Test
    void all_areTold_inOrder() {
        EventSink.all(it -> told.add("first"), it -> told.add("second")).accept(event);
        assertThat(told).containsExactly("first", "second");
    }

    @Test
    void oneThatThrows_keepsNobodyFromBeingTold_andIsNotHushedUp() {
        EventSink sinks = EventSink.all(
                it -> {
                    throw new IllegalStateException("first");
                },
                it -> {
                    throw new AssertionError("second");
                },
                it -> told.add("third"));
        assertThatThrownBy(() -> sinks.accept(event))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("first")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
        assertThat(told).containsExactly("third");
    }
}
