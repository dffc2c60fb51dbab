package dev.neurosdk.server.http.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.http.Assets;
import dev.neurosdk.server.http.Page;
import dev.neurosdk.server.http.PlainServer;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SiteTest {

    private static Site.Builder site() {
        return Site.builder()
                .files(Assets.beside(PlainServer.class).file("/", "lamp.html").build())
                .page("/light.json", () -> new Page.Text(200, "application/json", "{\"light\":true}"));
    }

    private static String get(int port, String path) throws Exception {
        return PlainServer.exchange(
                port, PlainServer.request("GET", path, "", "").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesAndPages_areShown_andNothingElse() throws Exception {
        try (Site site = site().start()) {
            int port = site.uri().getPort();

            assertThat(site.uri()).hasToString("http://127.0.0.1:" + port + "/");
            assertThat(get(port, "/")).startsWith("HTTP/1.1 200 ").contains("Lamp");
            assertThat(get(port, "/light.json")).startsWith("HTTP/1.1 200 ").endsWith("{\"light\":true}");
            assertThat(get(port, "/lamp.html"))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("There is no such page here")
                    .doesNotContain("lamp");
        }
    }

    @Test
    void portThatIsTaken_isToldInALine() throws Exception {
        try (Site site = site().start()) {
            int port = site.uri().getPort();

            assertThatThrownBy(() -> site().port(port).start())
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("127.0.0.1:" + port + ": the port is in use");
        }
    }

    @Test
    void closedSite_isGone_andMayBeClosedAgain() throws Exception {
        Site site = site().start();
        site.close();
        site.close();

        assertThatThrownBy(() -> get(site.uri().getPort(), "/")).isInstanceOf(ConnectException.class);
    }
}
