package dev.neurosdk.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.server.stream.Stage.FakeLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamHubTest {

    private static final Map<String, String> PLAIN = Map.of();

    @Test
    void viewer_isWelcomedAndGetsWhatIsPublished() {
        Stage stage = new Stage();
        stage.publish("a", "1");

        FakeLine viewer = stage.viewer(PLAIN);
        long seq = stage.publish("a", "{\"x\":1.50}");

        assertThat(seq).isEqualTo(2);
        assertThat(viewer.got.get(0)).contains("\"timestamp\":\"2026-01-31T12:00:00Z\"", stage.hub.stream());
        assertThat(viewer.news())
                .containsExactly(
                        "{\"type\":\"connected\",\"message\":\"stage\",\"seq\":1,\"topics\":[\"*\"]}",
                        "{\"type\":\"a_update\",\"data\":{\"x\":1.50},\"topic\":\"a\",\"seq\":2}");
    }

    @Test
    void item_isEncodedOnceForAll() {
        Stage stage = new Stage();
        FakeLine one = stage.viewer(PLAIN);
        FakeLine other = stage.viewer(PLAIN);
        stage.publish("a", "1");

        // One array behind both: what is written into the one shows in the other.
        one.last().put(0, (byte) '[');
        assertThat(other.last().get(0)).isEqualTo((byte) '[');
    }

    @Test
    void lane_sleepsWhileNobodyIsThere() {
        Stage stage = new Stage();
        stage.holdWork();
        stage.publish("a", "1");
        assertThat(stage.works).isEmpty();

        FakeLine viewer = stage.viewer(PLAIN);
        while (stage.work()) {}
        stage.publish("a", "2");
        assertThat(stage.works).hasSize(1);
        while (stage.work()) {}
        assertThat(viewer.news()).last().asString().contains("\"data\":2,\"topic\":\"a\",\"seq\":2");

        viewer.leaves();
        while (stage.work()) {}
        stage.publish("a", "3");
        assertThat(stage.works).isEmpty();

        FakeLine later = stage.viewer(PLAIN);
        while (stage.work()) {}
        stage.publish("a", "4");
        while (stage.work()) {}
        assertThat(later.news()).hasSize(2).last().asString().contains("\"data\":4");
    }

    @Test
    void itemThatIsPosted_isWrittenOnceAndOnlyForWhomItConcerns() {
        Stage stage = new Stage();
        AtomicInteger written = new AtomicInteger();
        Supplier<String> data = () -> new JsonText()
                .beginObject()
                .member("n", written.incrementAndGet())
                .endObject()
                .toString();

        stage.hub.post(new Heading("a", "news"), 100, data);
        assertThat(stage.hub.newest()).isEqualTo(1);
        FakeLine elsewhere = stage.viewer(Map.of("topics", "b"));
        stage.hub.post(new Heading("a", "news"), 100, data);
        assertThat(written).hasValue(0);

        FakeLine one = stage.viewer(PLAIN);
        FakeLine other = stage.viewer(PLAIN);
        stage.hub.post(new Heading("a", "news"), 100, data);
        assertThat(written).hasValue(1);
        String item = "{\"type\":\"news\",\"data\":{\"n\":1},\"topic\":\"a\",\"seq\":3}";
        assertThat(one.news()).last().isEqualTo(item);
        assertThat(other.news()).last().isEqualTo(item);
        assertThat(elsewhere.news()).hasSize(1);
    }

    @Test
    void itemThatIsPosted_isRefusedWhenTooHeavyAndForgottenWhenAllIsOver() {
        Stage stage = new Stage();
        int most = stage.hub.settings().itemBytes();
        assertThatThrownBy(() -> stage.hub.post(new Heading("a", "news"), most + 1, () -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most " + most);

        stage.hub.close();
        stage.hub.post(new Heading("a", "news"), 1, () -> "");
        assertThat(stage.hub.newest()).isZero();
    }

    @Test
    void viewerThatLeft_getsNothingAndIsNotCounted() {
        Stage stage = new Stage();
        FakeLine viewer = stage.viewer(PLAIN);
        assertThat(stage.hub.viewers())
                .singleElement()
                .satisfies(view -> assertThat(view.state()).isEqualTo(ViewerState.LIVE));
        viewer.leaves();
        viewer.leaves();
        viewer.got.clear();

        stage.publish("a", "1");

        assertThat(viewer.got).isEmpty();
        assertThat(stage.hub.viewers()).isEmpty();
        assertThat(stage.hub.figures().viewers()).isZero();
        assertThat(stage.hub.figures().viewersEver()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b|update|1|topic",
                "''|update|1|topic",
                "a|connected|1|type",
                "a|gap|1|type",
                "a|update|{|dataJson",
                "a|update|''|dataJson",
            })
    void publishing_refusesWhatIsNoItem(String topic, String type, String data, String named) {
        Stage stage = new Stage();

        assertThatThrownBy(() -> stage.hub.publish(topic, type, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named + ":");
        assertThat(stage.hub.newest()).isZero();
    }

    @Test
    void topics_areChosenAndLeft() {
        Stage stage = new Stage();
        FakeLine viewer = stage.viewer(Map.of("topics", "a,b"));
        stage.publish("a", "1");
        stage.publish("c", "1");
        assertThat(viewer.seqs()).containsExactly(1L);

        viewer.says("{\"type\":\"subscribe\",\"topics\":[\"*\"]}");
        viewer.says("{\"type\":\"unsubscribe\",\"topics\":[\"b\"]}");
        stage.publish("b", "1");
        stage.publish("c", "1");

        assertThat(viewer.news())
                .containsExactly(
                        "{\"type\":\"subscribed\",\"topics\":[\"*\"],\"filter\":null}",
                        "{\"type\":\"subscribed\",\"topics\":[\"*\"],\"without\":[\"b\"],\"filter\":null}",
                        "{\"type\":\"c_update\",\"data\":1,\"topic\":\"c\",\"seq\":4}");
        assertThat(viewer.handled).isEqualTo(2);
    }

    @Test
    void grant_holdsForWhateverIsAsked() {
        Stage stage = new Stage();
        Grant grant = Grant.of(List.of("a"));
        FakeLine viewer = stage.viewer(PLAIN, grant);
        viewer.got.clear();

        viewer.says("{\"type\":\"subscribe\",\"topics\":[\"a\",\"b\"]}");
        viewer.says("{\"type\":\"subscribe\",\"topics\":[\"*\"]}");
        stage.publish("a", "1");
        stage.publish("b", "1");
        viewer.says("{\"type\":\"replay\",\"last\":10}");

        assertThat(viewer.news())
                .containsExactly(
                        "{\"type\":\"error\",\"code\":\"forbidden-topic\",\"message\":\"your token does not allow this topic\","
                                + "\"at\":\"/topics/1\"}",
                        "{\"type\":\"subscribed\",\"topics\":[\"a\"],\"filter\":null}",
                        "{\"type\":\"a_update\",\"data\":1,\"topic\":\"a\",\"seq\":1}",
                        "{\"type\":\"a_update\",\"data\":1,\"topic\":\"a\",\"seq\":1}",
                        "{\"type\":\"live\",\"seq\":2}");
        assertThat(Wish.read(Map.of("topics", "b"), grant)).isInstanceOf(Wish.Reading.Wrong.class);
    }

    @Test
    void ping_isAnsweredWithItsId() {
        Stage stage = new Stage();
        FakeLine viewer = stage.viewer(PLAIN);
        viewer.got.clear();

        viewer.says("{\"type\":\"ping\"}");
        viewer.says("{\"type\":\"ping\",\"id\":\"a\\\"b\"}");
        viewer.says("{\"type\":\"ping\",\"id\":7}");

        assertThat(viewer.news())
                .containsExactly(
                        "{\"type\":\"pong\"}", "{\"type\":\"pong\",\"id\":\"a\\\"b\"}", "{\"type\":\"pong\",\"id\":7}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense|invalid-json|``",
                "[]|invalid-json|``",
                "{}|invalid-member|/type",
                "{\"type\":5}|invalid-member|/type",
                "{\"type\":\"dance\"}|unknown-type|/type",
                "{\"type\":\"ping\",\"id\":[]}|invalid-member|/id",
                "{\"type\":\"subscribe\",\"topics\":\"a\"}|invalid-member|/topics",
                "{\"type\":\"subscribe\",\"topics\":[\"a\",\"b b\"]}|invalid-member|/topics/1",
                "{\"type\":\"subscribe\",\"filter\":5}|invalid-filter|/filter",
                "{\"type\":\"subscribe\",\"filter\":{\"x\":1}}|invalid-filter|/filter/x",
                "{\"type\":\"subscribe\",\"filter\":{\"/x\":{\"near\":1}}}|invalid-filter|/filter/~1x/near",
                "{\"type\":\"unsubscribe\"}|invalid-member|/topics",
                "{\"type\":\"replay\"}|invalid-member|``",
                "{\"type\":\"replay\",\"last\":1,\"after\":1}|invalid-member|``",
                "{\"type\":\"replay\",\"last\":-1}|invalid-member|/last",
                "{\"type\":\"replay\",\"last\":\"1\"}|invalid-member|/last",
                "{\"type\":\"replay\",\"after\":1.5}|invalid-member|/after",
                "{\"type\":\"replay\",\"since\":\"yesterday\"}|invalid-member|/since",
            })
    void badMessage_getsAnErrorAndNothingElse(String text, String code, String at) {
        Stage stage = new Stage();
        FakeLine viewer = stage.viewer(PLAIN);
        viewer.got.clear();

        viewer.says(text);

        assertThat(viewer.news())
                .singleElement()
                .asString()
                .startsWith("{\"type\":\"error\",\"code\":\"" + code + "\",")
                .endsWith("\"at\":\"" + at + "\"}");
        assertThat(viewer.handled).isEqualTo(1);
        assertThat(viewer.closed).isNull();
        stage.publish("a", "1");
        assertThat(viewer.seqs()).containsExactly(1L);
        assertThat(stage.hub.figures().errors()).isEqualTo(1);
    }

    @Test
    void heartbeat_comesAfterSilenceOnly() {
        Stage stage = new Stage();
        FakeLine viewer = stage.viewer(PLAIN);
        viewer.got.clear();

        stage.pass(Duration.ofSeconds(10));
        stage.publish("a", "1");
        assertThat(viewer.news()).hasSize(1);
        stage.pass(Duration.ofSeconds(10));
        assertThat(viewer.news()).isEmpty();
        stage.pass(Duration.ofSeconds(5));
        assertThat(viewer.news()).containsExactly("{\"type\":\"heartbeat\",\"seq\":1}");
    }

    @Test
    void figures_areATopicAsLongAsSomebodyWantsThem() {
        Stage stage = new Stage();
        FakeLine plain = stage.viewer(PLAIN);
        stage.pass(Duration.ofSeconds(5));
        assertThat(stage.hub.newest()).isZero();

        FakeLine curious = stage.viewer(Map.of("topics", "metrics"));
        stage.pass(Duration.ofSeconds(5));
        assertThat(plain.seqs()).isEmpty();
        assertThat(curious.got.get(1)).contains("\"type\":\"metrics\"", "\"viewers\":2");

        curious.leaves();
        stage.pass(Duration.ofSeconds(5));
        assertThat(stage.hub.newest()).isEqualTo(1);
    }

    @Test
    void close_saysGoodbyeAndEndsPublishing() {
        Stage stage = new Stage();
        FakeLine viewer = stage.viewer(PLAIN);

        stage.hub.close();
        stage.hub.close();

        assertThat(viewer.closed).isEqualTo("1001 the stream has ended");
        assertThatThrownBy(() -> stage.publish("a", "1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stage.viewer(PLAIN)).isInstanceOf(IllegalStateException.class);
    }
}
