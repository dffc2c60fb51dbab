package dev.neurosdk.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.stream.Stage.FakeLine;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Test
    void last_givesTheLastItemsThatAreForThisViewer() {
        Stage stage = new Stage();
        for (int i = 1; i <= 10; i++) {
            stage.publish(i % 2 == 0 ? "even" : "odd", String.valueOf(i));
        }
        FakeLine viewer = stage.viewer(Map.of("last", "2", "topics", "even", "filter", "{\"\":{\"lt\":10}}"));

        assertThat(viewer.news())
                .containsExactly(
                        "{\"type\":\"connected\",\"message\":\"stage\",\"seq\":10,\"topics\":[\"even\"]}",
                        "{\"type\":\"even_update\",\"data\":6,\"topic\":\"even\",\"seq\":6}",
                        "{\"type\":\"even_update\",\"data\":8,\"topic\":\"even\",\"seq\":8}",
                        "{\"type\":\"live\",\"seq\":10}");
    }

    @Test
    void lastZero_isLiveAtOnce() {
        Stage stage = new Stage();
        stage.publish("a", "1");
        FakeLine viewer = stage.viewer(Map.of("last", "0"));

        assertThat(viewer.news()).endsWith("{\"type\":\"live\",\"seq\":1}").hasSize(2);
    }

    @Test
    void after_givesWhatFollowsAndSaysWhatIsGone() {
        Stage stage = new Stage(StreamHub.builder().history(History.memory(3, 1 << 20)));
        for (int i = 1; i <= 10; i++) {
            stage.publish("a", "0");
        }
        FakeLine viewer = stage.viewer(Map.of("after", "5", "stream", stage.hub.stream()));

        assertThat(viewer.got.get(1)).startsWith("{\"type\":\"gap\",\"from\":6,\"to\":7,\"reason\":\"expired\",");
        assertThat(viewer.seqs()).containsExactly(8L, 9L, 10L);
    }

    @Test
    void after_ofAnotherStreamGivesEverythingOfThisOne() {
        Stage stage = new Stage();
        stage.publish("a", "0");
        FakeLine other = stage.viewer(Map.of("after", "1", "stream", "another"));
        FakeLine future = stage.viewer(Map.of("after", "17"));

        assertThat(other.got.get(1)).contains("\"reason\":\"other_stream\"", "\"from\":1,\"to\":0");
        assertThat(other.seqs()).containsExactly(1L);
        assertThat(future.seqs()).containsExactly(1L);
    }

    @Test
    void since_givesWhatIsNotOlder() {
        Stage stage = new Stage();
        stage.publish("a", "0");
        stage.pass(Duration.ofSeconds(1));
        stage.publish("a", "0");
        stage.publish("a", "0");

        assertThat(stage.viewer(Map.of("since", "2026-01-31T12:00:01Z")).seqs()).containsExactly(2L, 3L);
        assertThat(stage.viewer(Map.of("since", "2026-01-31T12:00:02Z")).seqs()).isEmpty();
    }

    @Test
    void replayInTheMiddle_comesForwardAgainWithoutAHole() {
        Stage stage = new Stage();
        stage.publish("a", "0");
        stage.publish("a", "0");
        FakeLine viewer = stage.viewer(Map.of());
        stage.holdReadings();
        viewer.says("{\"type\":\"replay\",\"after\":1}");
        stage.publish("a", "0");
        assertThat(viewer.seqs()).isEmpty();
        while (stage.read()) {
            stage.publish("a", "0");
        }
        stage.publish("a", "0");

        assertThat(viewer.got.stream().filter(text -> text.contains("\"live\"")))
                .hasSize(1);
        long newest = stage.hub.newest();
        assertThat(viewer.seqs())
                .hasSize((int) newest - 1)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(2L)
                .endsWith(newest);
    }
}
