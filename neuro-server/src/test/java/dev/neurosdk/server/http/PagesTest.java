package dev.neurosdk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PagesTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Health health = new Health(() -> 3, nanos::get);

    private static final Scrape FIGURES = new Scrape() {
        @Override
        public String contentType() {
            return "text/plain; version=0.0.4; charset=utf-8";
        }

        @Override
        public String text() {
            return "neuro_sessions 3\n";
        }
    };

    private PlainServer serve(Access access) throws Exception {
        return new PlainServer(new Pages(List.of(
                new Pages.Other(Page.of(health), "/healthz", "health"),
                new Pages.Other(
                        Page.of(FIGURES, request -> Refusal.requireAccess(access, request)), "/metrics", "metrics"))));
    }

    private static String get(PlainServer server, String path) throws Exception {
        return server.exchange(PlainServer.request("GET", path, "", ""));
    }

    @Test
    void health_tellsVersionUptimeAndConnections() throws Exception {
        try (PlainServer server = serve(Access.open())) {
            nanos.addAndGet(90_500_000_000L);

            assertThat(get(server, "/healthz"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Content-Type: application/json", "Cache-Control: no-store")
                    .endsWith("{\"status\":\"ok\",\"version\":\"" + Health.version()
                            + "\",\"uptimeSeconds\":90,\"connections\":3}");
        }
    }

    @Test
    void health_whileDraining_is503() throws Exception {
        try (PlainServer server = serve(Access.open())) {
            health.drain();

            assertThat(get(server, "/healthz")).startsWith("HTTP/1.1 503 ").contains("\"status\":\"draining\"");
        }
    }

    @Test
    void metrics_areShownAsTheyAre_toWhomeverMaySeeThem() throws Exception {
        try (PlainServer server = serve(Access.tokens(List.of("rose")))) {
            assertThat(get(server, "/metrics"))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("WWW-Authenticate: Bearer")
                    .doesNotContain("neuro_sessions");
            assertThat(server.exchange(PlainServer.request("GET", "/metrics", "Authorization: Bearer rose\r\n", "")))
                    .contains("Content-Type: text/plain; version=0.0.4; charset=utf-8")
                    .endsWith("neuro_sessions 3\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /healthz, 200",
        "POST, /healthz, 405",
        "DELETE, /metrics, 405",
        "GET, /healthz/, 404",
        "GET, /Metrics, 404",
        "GET, /, 200",
        "POST, /, 405"
    })
    void otherMethodsAndPaths_areAnswered(String method, String path, int status) throws Exception {
        try (PlainServer server = serve(Access.open())) {
            assertThat(server.exchange(PlainServer.request(method, path, "", "")))
                    .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void welcomePage_leadsToTheOthers() throws Exception {
        try (PlainServer server = serve(Access.open())) {
            assertThat(get(server, "/"))
                    .contains(
                            "NEURO_SDK_WS_URL", "<a href=\"/healthz\">health</a>", "<a href=\"/metrics\">metrics</a>");
        }
        try (PlainServer server = new PlainServer(new Pages())) {
            assertThat(get(server, "/")).contains("NEURO_SDK_WS_URL").doesNotContain("<ul>");
        }
    }
}
