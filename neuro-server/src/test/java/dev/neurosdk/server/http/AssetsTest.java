package dev.neurosdk.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AssetsTest {

    private static final String PAGE = "<!doctype html>\n<title>Lamp</title>\n";

    private PlainServer server;

    @BeforeEach
    void start() throws Exception {
        Assets assets = Assets.beside(AssetsTest.class)
                .file("/", "lamp.html")
                .connectTo("ws://{host}:8765")
                .connectTo("wss://stream.example:1")
                .build();
        server = new PlainServer(new Handler.Sequence(assets));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private String ask(String method, String path, String headers) throws Exception {
        return server.exchange(PlainServer.request(method, path, headers, ""));
    }

    @Test
    void file_isShownWithTypeTagAndPolicy() throws Exception {
        assertThat(ask("GET", "/", ""))
                .startsWith("HTTP/1.1 200 ")
                .contains(
                        "Content-Type: text/html;charset=utf-8",
                        "Content-Length: " + PAGE.length(),
                        "Cache-Control: no-cache",
                        "X-Content-Type-Options: nosniff",
                        "Content-Security-Policy: default-src 'none'; script-src 'self';",
                        "connect-src 'self' ws://127.0.0.1:8765 wss://stream.example:1;")
                .endsWith("\r\n\r\n" + PAGE);
    }

    @Test
    void head_isTheSameWithoutContent() throws Exception {
        assertThat(ask("HEAD", "/", ""))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Length: " + PAGE.length())
                .endsWith("\r\n\r\n");
    }

    @Test
    void fileThatTheBrowserHas_isNotSentAgain() throws Exception {
        Matcher tag = Pattern.compile("ETag: (\"\\w{32}\")").matcher(ask("GET", "/", ""));
        assertThat(tag.find()).isTrue();

        for (String shown : List.of(tag.group(1), "\"other\", W/" + tag.group(1), "*")) {
            assertThat(ask("GET", "/", "If-None-Match: " + shown + "\r\n"))
                    .startsWith("HTTP/1.1 304 ")
                    .contains("ETag: " + tag.group(1))
                    .doesNotContain("Lamp");
        }
        assertThat(ask("GET", "/", "If-None-Match: \"other\"\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith(PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lamp.html",
                "/../http/lamp.html",
                "/%2e%2e/lamp.html",
                "/..%2flamp.html",
                "/./lamp.html",
                "//",
                "/Assets.class",
                "/%00"
            })
    void everyOtherPath_reachesNoFile(String path) throws Exception {
        assertThat(ask("GET", path, "")).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("Lamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void otherMethods_areRefused(String method) throws Exception {
        assertThat(ask(method, "/", "")).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]:8050", "a_b:8050"})
    void hostThatIsNoName_isLeftOutOfThePolicy(String host) throws Exception {
        assertThat(ask("GET", "/", "Host: " + host + "\r\n")).contains("connect-src 'self' wss://stream.example:1;");
    }

    @Test
    void hostThatWouldWriteAPolicyOfItsOwn_isRefused() throws Exception {
        assertThat(ask("GET", "/", "Host: a;script-src *\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void guard_keepsOut() throws Exception {
        Assets guarded = Assets.beside(AssetsTest.class)
                .file("/", "lamp.html")
                .guard(request -> Refusal.requireAccess(Access.tokens(List.of("rose")), request))
                .build();
        try (PlainServer other = new PlainServer(guarded)) {
            assertThat(other.exchange(PlainServer.request("GET", "/", "", "")))
                    .startsWith("HTTP/1.1 401 ")
                    .doesNotContain("Lamp");
            assertThat(other.exchange(PlainServer.request("GET", "/?token=rose", "", "")))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void builder_refusesWhatCantBeShown() {
        Assets.Builder builder = Assets.beside(AssetsTest.class).file("/", "lamp.html");

        assertThatThrownBy(() -> builder.file("/", "lamp.html")).hasMessageContaining("each once");
        assertThatThrownBy(() -> builder.file("lamp", "lamp.html")).hasMessageContaining("begins with /");
        assertThatThrownBy(() -> builder.file("/x", "missing.html")).hasMessageContaining("class path");
        assertThatThrownBy(() -> builder.file("/x", "AssetsTest.class")).hasMessageContaining("known kind");
        assertThatThrownBy(() -> builder.connectTo("*; script-src *")).hasMessageContaining("scheme://host:port");
    }
}
