package dev.neurosdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.stream.StreamSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorSideTest {

    private static final Access OPEN = Access.open();

    private static OperatorSide.Options options(String host, Access access, Access operators, @Nullable Boolean asked) {
        EventStream.Wanted stream = new EventStream.Wanted(null, StreamSettings.DEFAULT, OriginPolicy.any());
        return new OperatorSide.Options(host, access, operators, asked, stream, OptionalInt.empty(), null);
    }

    private static boolean hasApi(String host, boolean tokens, @Nullable Boolean asked) {
        return options(host, tokens ? Access.tokens(List.of("rose")) : OPEN, OPEN, asked)
                .hasApi();
    }

    @Test
    void operatorTokens_keepTheControlApiSafe() {
        Access operators = Access.tokens(List.of("thorn"));

        assertThat(options("0.0.0.0", OPEN, operators, null).hasApi()).isTrue();
        assertThat(options("0.0.0.0", OPEN, operators, true).hasApi()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false, false, open, open",
        "127.0.0.1, true, false, 1 token(s), 1 token(s)",
        "127.0.0.1, false, true, open, 1 token(s)",
        "127.0.0.1, true, true, 2 token(s), 1 token(s)",
        "0.0.0.0, true, false, 1 token(s), 1 token(s)",
        "0.0.0.0, false, true, 1 token(s), 1 token(s)",
        "0.0.0.0, true, true, 2 token(s), 1 token(s)"
    })
    void tokens_sayWhoMayLookAndWhoMayAct(
            String host, boolean tokens, boolean operatorTokens, String looking, String acting) {
        OperatorSide.Options options = options(
                host,
                tokens ? Access.tokens(List.of("rose")) : OPEN,
                operatorTokens ? Access.tokens(List.of("thorn")) : OPEN,
                null);

        assertThat(options.reading()).hasToString(looking);
        assertThat(options.acting()).hasToString(acting);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "127.0.0.1, false, none, true",
                "localhost, false, none, true",
                "::1, false, none, true",
                "127.0.0.1, false, false, false",
                "127.0.0.1, false, true, true",
                "0.0.0.0, false, none, false",
                "0.0.0.0, true, none, true",
                "0.0.0.0, true, true, true",
                "0.0.0.0, true, false, false"
            })
    void controlApi_isThereWhereItIsSafe(String host, boolean tokens, @Nullable Boolean asked, boolean there) {
        assertThat(hasApi(host, tokens, asked)).isEqualTo(there);
    }

    @Test
    void controlApi_whereAnybodyCouldUseIt_isTheCallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hasApi("0.0.0.0", false, true))
                .withMessageContaining("controlApi")
                .withMessageContaining("tokens");
    }

    @Test
    void controlApi_turnedOff_isNotThere() throws Exception {
        try (NeuroServer server =
                NeuroServer.builder().port(0).controlApi(false).start()) {
            assertThat(server.controlApi()).isNull();
            assertThat(get(server, "/api/v1/games").statusCode()).isEqualTo(404);
            assertThat(get(server, "/").body()).doesNotContain("/api/v1");
            assertThat(get(server, "/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void controlApi_tellsItsAddress() throws Exception {
        try (NeuroServer server = NeuroServer.builder().port(0).start()) {
            assertThat(server.controlApi()).isEqualTo(URI.create("http://127.0.0.1:" + server.port() + "/api/v1"));
            assertThat(get(server, "/").body()).contains("/api/v1/openapi.json");
        }
    }

    private static HttpResponse<String> get(NeuroServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
