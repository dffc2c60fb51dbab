package dev.neurosdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files of the dashboard, as a browser gets them. */
class DashboardFilesTest {

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/dashboard/[^\"]+)\"|from \"\\.(/[^\"]+)\"");

    private NeuroServer server;

    @BeforeEach
    void start() {
        server = serve(NeuroServer.builder());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static NeuroServer serve(NeuroServer.Builder builder) {
        try {
            return builder.port(0).start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, String> files() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>();
        next.add("/");
        while (!next.isEmpty()) {
            String path = next.remove();
            if (files.containsKey(path)) {
                continue;
            }
            HttpResponse<String> file = get(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            files.put(path, file.body());
            Matcher links = LINK.matcher(file.body());
            while (links.find()) {
                next.add(links.group(1) == null ? "/dashboard" + links.group(2) : links.group(1));
            }
        }
        return files;
    }

    @Test
    void everyFile_thatIsNeeded_isThere() throws Exception {
        assertThat(files())
                .containsKeys("/", "/dashboard/dashboard.css", "/dashboard/form.js", "/dashboard/schema.js")
                .hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void page_needsNothingFromElsewhere_andHasNoScriptOfItsOwn() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("NEURO_SDK_WS_URL", "/api/v1/openapi.json")
                .doesNotContain("<style", "style=\"", "onclick");
        assertThat(page.body()).doesNotContainPattern("<script(?! [^>]*src=)");
        for (Map.Entry<String, String> file : files().entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).doesNotContainPattern("https?://(?!127)[a-z]");
            assertThat(file.getValue())
                    .as("markup made of words, in %s", file.getKey())
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        }
    }

    @Test
    void page_forAnotherHost_isNotGiven() throws Exception {
        assertThat(get("/", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(200);
        assertThat(get("/", "Origin", "https://elsewhere.example").statusCode()).isEqualTo(403);
    }

    @Test
    void page_isOpen_whileWhatItShowsIsNot() throws Exception {
        stop();
        server = serve(NeuroServer.builder().tokens(List.of("rose")));

        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    void withoutTheControlApi_thereIsTheWelcome() throws Exception {
        stop();
        server = serve(NeuroServer.builder().controlApi(false));

        assertThat(get("/").body()).contains("A Neuro is listening");
        assertThat(get("/dashboard/dashboard.js").statusCode()).isEqualTo(404);
    }
}
