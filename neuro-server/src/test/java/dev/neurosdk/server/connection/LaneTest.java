package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Queue<Runnable> pool = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Lane lane = new Lane(pool::add);

    @Test
    void tasks_areDoneInOrder_byOneOfThePoolAtATime() {
        lane.execute(() -> {
            done.add("first");
            lane.execute(() -> done.add("third"));
        });
        lane.execute(() -> done.add("second"));

        assertThat(pool).hasSize(1);
        pool.remove().run();
        assertThat(done).containsExactly("first", "second", "third");

        lane.execute(() -> done.add("fourth"));
        assertThat(pool).hasSize(1);
        pool.remove().run();
        assertThat(done).endsWith("fourth");
    }

    @Test
    void taskThatThrows_doesNotHoldUpTheNext() {
        Thread thread = new Thread(() -> {
            lane.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            lane.execute(() -> done.add("next"));
            pool.remove().run();
        });
        thread.setUncaughtExceptionHandler((where, failure) -> done.add(String.valueOf(failure.getMessage())));
        thread.start();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }

        assertThat(done).containsExactly("on purpose", "next");
    }
}
