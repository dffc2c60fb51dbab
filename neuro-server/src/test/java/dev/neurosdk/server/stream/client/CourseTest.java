package dev.neurosdk.server.stream.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final URI SERVER = URI.create("ws://127.0.0.1:8765/");

    private final Told told = new Told();

    @Test
    void firstConnection_asksForWhatIsNew() {
        assertThat(from(null).address(SERVER)).isEqualTo(SERVER);
    }

    @Test
    void address_saysWhatToSee_andKeepsTheQuery() {
        Course course = new Course(
                told, new Recent(9), List.of("tides", "wind & rain"), "{\"/level\":{\"gt\":1}}", Replay.last(50));
        assertThat(course.address(URI.create("ws://127.0.0.1:8765/events?a=b")))
                .hasToString("ws://127.0.0.1:8765/events?a=b&topics=tides%2Cwind%20%26%20rain"
                        + "&filter=%7B%22%2Flevel%22%3A%7B%22gt%22%3A1%7D%7D&last=50");
    }

    @Test
    void places_inAddressAndMessage() {
        assertThat(from(Replay.since(Instant.parse("2026-01-31T12:00:00Z"))).address(SERVER))
                .hasQuery("since=2026-01-31T12:00:00Z");
        assertThat(from(Replay.after(7, "s")).address(SERVER)).hasQuery("after=7&stream=s");
        assertThat(Replay.since(Instant.EPOCH).message())
                .isEqualTo("{\"type\":\"replay\",\"since\":\"1970-01-01T00:00:00Z\"}");
        assertThat(Replay.after(7, "s").message()).isEqualTo("{\"type\":\"replay\",\"after\":7,\"stream\":\"s\"}");
        assertThat(Replay.last(3).message()).isEqualTo("{\"type\":\"replay\",\"last\":3}");
    }

    @Test
    void reconnection_goesOnAfterTheLastItem() {
        Course course = from(null);
        hears(course, Says.connected("s", 5), Says.item(6), Says.item(9));
        assertThat(course.address(SERVER)).hasQuery("after=9&stream=s");
        hears(course, Says.connected("s", 12), Says.item(10), Says.item(12), Says.live(12));
        assertThat(told.take()).containsExactly("6", "9", "10", "12", "live 12");
    }

    @Test
    void reconnectionBeforeTheFirstItem_goesOnFromTheWelcome() {
        Course course = from(null);
        hears(course, Says.connected("s", 5));
        assertThat(course.address(SERVER)).hasQuery("after=5&stream=s");
    }

    @Test
    void whatWasSeen_isNotToldAgain() {
        Course course = from(null);
        hears(course, Says.connected("s", 5), Says.item(6), Says.item(6), Says.item(4), Says.item(7));
        assertThat(told.take()).containsExactly("6", "7");
    }

    @Test
    void heartbeatAndGap_moveOn() {
        Course course = from(null);
        hears(course, Says.connected("s", 5), Says.heartbeat(8));
        assertThat(course.address(SERVER)).hasQuery("after=8&stream=s");
        hears(course, Says.gap(9, 20, "slow"), Says.item(21));
        assertThat(told.take()).containsExactly("gap 9-20 slow", "21");
    }

    @Test
    void anotherStream_beginsAnew() {
        Course course = from(null);
        hears(course, Says.connected("s", 50), Says.item(51));
        hears(course, Says.connected("t", 2), Says.gap(52, 52, "other_stream"), Says.item(1), Says.item(2));
        assertThat(told.take()).containsExactly("51", "gap 52-52 other_stream", "1", "2");
        assertThat(course.address(SERVER)).hasQuery("after=2&stream=t");
    }

    @Test
    void replay_bringsOldItemsOnce_andEndsWithLive() {
        Course course = from(null);
        hears(course, Says.connected("s", 3), Says.item(4));
        assertThat(course.replay(Replay.last(3))).isEqualTo("{\"type\":\"replay\",\"last\":3}");
        hears(course, Says.item(5), Says.item(3), Says.item(4), Says.item(5), Says.live(5), Says.item(5), Says.item(6));
        assertThat(told.take()).containsExactly("4", "5", "3", "4", "5", "live 5", "6");
    }

    @Test
    void replayThatWasLostBeforeItBegan_isAskedForAgain() {
        Course course = from(null);
        hears(course, Says.connected("s", 3));
        course.replay(Replay.last(3));
        hears(course, Says.item(4));
        assertThat(course.address(SERVER)).hasQuery("last=3");
    }

    @Test
    void replayThatWasLostOnTheWay_goesOnFromThere() {
        Course course = from(Replay.last(3));
        assertThat(course.address(SERVER)).hasQuery("last=3");
        hears(course, Says.connected("s", 30), Says.item(28));
        assertThat(course.address(SERVER)).hasQuery("after=28&stream=s");
        hears(course, Says.connected("s", 30), Says.item(29), Says.item(30), Says.live(30));
        assertThat(told.take()).containsExactly("28", "29", "30", "live 30");
    }

    @Test
    void subscription_isKept() {
        Course course = from(null);
        assertThat(course.subscribe(List.of("wind"), "{\"/a\":1}"))
                .isEqualTo("{\"type\":\"subscribe\",\"topics\":[\"wind\"],\"filter\":{\"/a\":1}}");
        assertThat(course.address(SERVER).getQuery()).isEqualTo("topics=wind&filter={\"/a\":1}");
        assertThat(course.subscribe(List.of(), null)).isEqualTo("{\"type\":\"subscribe\",\"filter\":null}");
    }

    @Test
    void nonsense_isRefusedOrPassedOver() {
        Course course = from(null);
        hears(
                course,
                "{",
                "[]",
                "{\"type\":7}",
                "{\"type\":\"tide\",\"seq\":\"1\"}",
                "{\"type\":\"tide\",\"seq\":1e300}");
        assertThat(told.take())
                .containsOnly("refused unreadable: the server sent what is no message of a stream")
                .hasSize(3);
    }

    private Course from(@Nullable Replay replay) {
        return new Course(told, new Recent(9), List.of(), null, replay);
    }

    private static void hears(Course course, String... messages) {
        for (String message : messages) {
            assertThat(course.take(message)).isEqualTo(message.contains("\"connected\""));
        }
    }
}
