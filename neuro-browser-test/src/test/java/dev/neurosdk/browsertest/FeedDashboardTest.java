package dev.neurosdk.browsertest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.examples.volatility.Dashboard;
import dev.neurosdk.examples.volatility.FeedServer;
import dev.neurosdk.examples.volatility.Generator;
import dev.neurosdk.examples.volatility.file.FeedRecord;
import dev.neurosdk.examples.volatility.file.Results;
import dev.neurosdk.server.stream.History;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser; skipped where none is installed. */
@Tag("once")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FeedDashboardTest {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final String LIVE = "document.getElementById('state').dataset.state === 'live'";

    @TempDir
    private Path directory;

    private static Dashboard dashboard(Feed feed) throws IOException {
        return Dashboard.start("127.0.0.1", 0, "ws://{host}:" + feed.uri().getPort() + "/");
    }

    private static long count(Browser browser) {
        return (Long) requireNonNull(browser.value("feed.records.length"));
    }

    private static List<String> times(Browser browser) {
        return List.of(String.valueOf(browser.value("feed.records.map(record => record.timestamp).join()"))
                .split(","));
    }

    private static void awaitMore(Browser browser, int more) throws InterruptedException {
        browser.await("globalThis.feed && feed.records.length > 0");
        browser.await("feed.records.length >= " + (count(browser) + more));
    }

    @Test
    void page_showsHistoryAndWhatIsNew_andAsksNobodyElse() throws Exception {
        try (Feed feed = new Feed(directory, Duration.ofMillis(100));
                Dashboard dashboard = dashboard(feed);
                Browser browser = Browser.start()) {
            browser.resize(1280, 900);
            browser.open(dashboard.uri());
            browser.await("globalThis.feed && " + LIVE);
            awaitMore(browser, 10);

            assertThat(browser.text("#state")).isEqualTo("live");
            assertThat(browser.text("#price")).matches("\\d+\\.\\d\\d");
            assertThat(browser.text("#volatility")).matches("\\d+\\.\\d %");
            assertThat(browser.value("document.querySelectorAll('#records tr').length"))
                    .isEqualTo(10L);
            assertThat(String.valueOf(browser.value("document.getElementById('price-chart').ariaLabel")))
                    .startsWith("Chart of the price since ");
            browser.open(dashboard.uri());
            browser.await("globalThis.feed && feed.records.length > 10 && " + LIVE);

            assertThat(browser.complaints()).isEmpty();
            Set<String> hosts = browser.requests().stream()
                    .map(address -> address.getHost() + ":" + address.getPort())
                    .collect(Collectors.toSet());
            assertThat(hosts)
                    .containsExactlyInAnyOrder(
                            "127.0.0.1:" + dashboard.uri().getPort(),
                            "127.0.0.1:" + feed.uri().getPort());
            assertThat(browser.requests()).extracting(URI::getPath).contains("/", "/neuro-stream.js", "/config.json");
        }
    }

    /** The new server has an empty memory and another sequence; what was written meanwhile is in the file. */
    @Test
    void serverThatGoesAndComesBack_leavesNoGap() throws Exception {
        try (Feed feed = new Feed(directory, Duration.ofMillis(200));
                Dashboard dashboard = dashboard(feed);
                Browser browser = Browser.start()) {
            browser.resize(1280, 900);
            browser.open(dashboard.uri());
            awaitMore(browser, 3);
            feed.stopServer();
            browser.await("document.getElementById('state').dataset.state === 'waiting'");
            browser.picture(PICTURES.resolve("1280-waiting.png"));
            String before = times(browser).get(times(browser).size() - 1);
            awaitFile(feed, Instant.parse(before).plusMillis(600));
            feed.startServerAgain();
            browser.await(LIVE);
            awaitMore(browser, 5);

            List<String> shown = times(browser);
            List<String> written = records(feed).stream()
                    .map(FeedRecord::json)
                    .map(json -> json.replaceFirst(".*\"timestamp\":\"([^\"]*)\".*", "$1"))
                    .toList();
            assertThat(before).isGreaterThanOrEqualTo(written.get(0));
            assertThat(written)
                    .startsWith(shown.stream()
                            .filter(time -> time.compareTo(written.get(0)) >= 0)
                            .toArray(String[]::new));
            assertThat(shown).contains(before).doesNotHaveDuplicates();
            assertThat(browser.value("feed.gaps.length")).isEqualTo(0L);
            assertThat(browser.text("#notice")).contains("begun anew");
            assertThat(browser.complaints()).allMatch(text -> text.contains("WebSocket connection to "));
        }
    }

    @Test
    void gapThatTheServerTells_isShown() throws Exception {
        try (Feed feed = new Feed(directory, Duration.ofMillis(100));
                Dashboard dashboard = dashboard(feed);
                Browser browser = Browser.start()) {
            browser.resize(1280, 900);
            browser.open(dashboard.uri());
            awaitMore(browser, 3);
            Object unused = browser.value("(showGap({from: 5, to: 9, reason: 'slow'}), true)");
            awaitMore(browser, 3);

            assertThat(browser.value("feed.gaps.length")).isEqualTo(1L);
            assertThat(browser.text("#notice")).contains("5 messages left out");
            browser.picture(PICTURES.resolve("1280-gap.png"));
        }
    }

    @Test
    void page_fitsDesktopAndTelephone_lightAndDark() throws Exception {
        try (Feed feed = new Feed(directory, Duration.ofMillis(30));
                Dashboard dashboard = dashboard(feed);
                Browser browser = Browser.start()) {
            for (boolean dark : new boolean[] {false, true}) {
                for (int width : new int[] {1280, 390}) {
                    browser.resize(width, width == 390 ? 844 : 900);
                    browser.prefersDark(dark);
                    browser.open(dashboard.uri());
                    browser.await("globalThis.feed && feed.records.length > 100");
                    browser.picture(PICTURES.resolve(width + (dark ? "-dark.png" : "-light.png")));

                    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
                            .as("nothing sticks out at " + width)
                            .isEqualTo(true);
                    assertThat(browser.value("document.documentElement.dataset.theme"))
                            .isEqualTo(dark ? "dark" : "light");
                }
            }
            browser.click("#theme");
            assertThat(browser.value("document.documentElement.dataset.theme")).isEqualTo("light");
            browser.open(dashboard.uri());
            assertThat(browser.value("document.documentElement.dataset.theme"))
                    .as("what was chosen is remembered")
                    .isEqualTo("light");
        }
    }

    /** The snippet of the feed's document, as it stands there, but for the address. */
    @Test
    void plainWebSocket_understandsTheFeed() throws Exception {
        try (Feed feed = new Feed(directory, Duration.ofMillis(100));
                Dashboard dashboard = dashboard(feed);
                Browser browser = Browser.start()) {
            browser.open(dashboard.uri());
            Object unused = browser.value("""
                    (() => {
                      globalThis.charted = [];
                      const updateChart = data => charted.push(data);
                      const ws = new WebSocket('%s');

                      ws.onmessage = (event) => {
                          const data = JSON.parse(event.data);
                          if (data.type === 'volatility_update') {
                              updateChart(data.data);
                          }
                      };
                    })()""".formatted(feed.uri()));
            browser.await("charted.length >= 3");

            assertThat(browser.value("charted.every(data => typeof data.timestamp === 'string'"
                            + " && ['volatility', 'price', 'returns', 'open', 'high', 'low', 'volume']"
                            + ".every(name => typeof data[name] === 'number'))"))
                    .isEqualTo(true);
        }
    }

    private static List<FeedRecord> records(Feed feed) throws IOException {
        return Results.read(Files.readString(feed.file), Instant.now()).records();
    }

    private static void awaitFile(Feed feed, Instant time) throws IOException {
        List<FeedRecord> records = records(feed);
        while (records.get(records.size() - 1).time().isBefore(time)) {
            records = records(feed);
        }
    }

    /** A generator and a server that can go and come back, with an empty memory. */
    private static final class Feed implements AutoCloseable {
        private final Path file;
        private final Generator generator;
        private FeedServer server;

        Feed(Path directory, Duration interval) throws IOException {
            file = directory.resolve("results.json");
            generator = Generator.start(file, 7, interval, Clock.systemUTC(), Feed::fail);
            server = serve(0);
        }

        private FeedServer serve(int port) throws IOException {
            return FeedServer.start(file, History.memory(1000, 1 << 20), edge -> edge.port(port), Feed::fail);
        }

        URI uri() {
            return server.uri();
        }

        void stopServer() {
            server.close();
        }

        void startServerAgain() throws IOException {
            server = serve(uri().getPort());
        }

        private static void fail(String complaint) {
            throw new AssertionError(complaint);
        }

        @Override
        public void close() {
            server.close();
            generator.close();
        }
    }
}
