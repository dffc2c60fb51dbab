package dev.neurosdk.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.stream.Stage.FakeLine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlowViewerTest {

    /** So many of our small items are on their way before anything waits. */
    private static final int WINDOW = 16;

    @Test
    void dropOldest_keepsTheNewestAndSaysWhichWent() {
        Stage stage = new Stage(StreamHub.builder().queue(4, SlowPolicy.DROP_OLDEST));
        FakeLine slow = stage.viewer(Map.of());
        FakeLine fast = stage.viewer(Map.of());
        slow.stuck = true;
        publish(stage, WINDOW + 10);
        assertThat(slow.seqs()).hasSize(WINDOW).endsWith(16L);
        assertThat(fast.seqs()).hasSize(WINDOW + 10);

        slow.unstick();

        assertThat(slow.got.get(0)).startsWith("{\"type\":\"gap\",\"from\":17,\"to\":22,\"reason\":\"slow\",");
        assertThat(slow.seqs()).containsExactly(23L, 24L, 25L, 26L);
        assertThat(stage.hub.figures().dropped()).isEqualTo(6);
        assertThat(slow.promised).isFalse();
    }

    @Test
    void conflate_keepsTheNewestOfEachKey() {
        Stage stage = new Stage(StreamHub.builder().queue(4, SlowPolicy.CONFLATE));
        FakeLine slow = stage.viewer(Map.of());
        slow.stuck = true;
        publish(stage, WINDOW);
        slow.got.clear();
        for (String key : new String[] {"x", "y", "x", "y", "x"}) {
            stage.hub.publish("a", "a", "0", key);
        }
        slow.unstick();

        assertThat(slow.seqs()).containsExactly(20L, 21L);
        assertThat(stage.hub.figures().conflated()).isEqualTo(3);
        assertThat(stage.hub.figures().dropped()).isZero();
    }

    @Test
    void disconnect_sendsTheSlowOneAwayAndNobodyElse() {
        Stage stage = new Stage(StreamHub.builder().queue(4, SlowPolicy.DISCONNECT));
        FakeLine slow = stage.viewer(Map.of());
        FakeLine fast = stage.viewer(Map.of());
        slow.stuck = true;
        publish(stage, WINDOW + 5);

        assertThat(slow.closed).startsWith("1013 ");
        assertThat(fast.closed).isNull();
        assertThat(fast.seqs()).hasSize(WINDOW + 5);
        assertThat(stage.hub.figures().expelled()).isEqualTo(1);
    }

    @Test
    void largeItems_countByTheirBytes() {
        StreamSettings settings = StreamSettings.DEFAULT;
        Stage stage = new Stage(StreamHub.builder()
                .settings(new StreamSettings(
                        100, 250_000, settings.slow(), settings.heartbeat(), settings.metrics(), 1 << 20)));
        FakeLine slow = stage.viewer(Map.of());
        slow.stuck = true;
        String large = "\"" + "x".repeat(100_000) + "\"";
        for (int i = 0; i < 5; i++) {
            stage.publish("a", large);
        }
        slow.unstick();

        assertThat(slow.seqs()).containsExactly(1L, 4L, 5L);
    }

    @Test
    void answers_areNeverDropped() {
        Stage stage = new Stage(StreamHub.builder().queue(2, SlowPolicy.DROP_OLDEST));
        FakeLine slow = stage.viewer(Map.of());
        slow.stuck = true;
        publish(stage, WINDOW);
        slow.says("{\"type\":\"ping\",\"id\":1}");
        publish(stage, 10);
        slow.got.clear();
        assertThat(slow.handled).isZero();
        slow.unstick();

        assertThat(slow.got).anyMatch(text -> text.contains("pong"));
        assertThat(slow.handled).isEqualTo(1);
        assertThat(slow.seqs()).containsExactly(25L, 26L);
    }

    private static void publish(Stage stage, int items) {
        for (int i = 0; i < items; i++) {
            stage.publish("a", "0");
        }
    }
}
