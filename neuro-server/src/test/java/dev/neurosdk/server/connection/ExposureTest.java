package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.neurosdk.server.NeuroServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {

    private static NeuroServer.Builder everywhere() {
        return NeuroServer.builder().host("0.0.0.0").port(0);
    }

    @Test
    void start_whereOthersReachIt_wantsTokensAndOrigins() {
        assertThatExceptionOfType(StartFailedException.class)
                .isThrownBy(() -> everywhere().start())
                .withMessageContaining("0.0.0.0:0")
                .withMessageContaining("other machines can reach it")
                .withMessageContaining("--token or --token-file")
                .withMessageContaining("--allow-origin")
                .withMessageContaining("--insecure");
    }

    @Test
    void start_namesWhatIsMissingAndNothingElse() {
        assertThatExceptionOfType(StartFailedException.class)
                .isThrownBy(() -> everywhere().tokens(List.of("rose")).start())
                .withMessageContaining("--allow-origin")
                .withMessageNotContaining("--token");
        assertThatExceptionOfType(StartFailedException.class)
                .isThrownBy(
                        () -> everywhere().origins(OriginPolicy.only(List.of())).start())
                .withMessageContaining("--token")
                .withMessageNotContaining("--allow-origin");
    }

    @Test
    void start_withBothOrWithAWord_isFine() throws Exception {
        try (NeuroServer guarded = everywhere()
                        .tokens(List.of("rose"))
                        .origins(OriginPolicy.only(List.of()))
                        .start();
                NeuroServer trusting = everywhere().insecure(true).start()) {
            assertThat(guarded.port()).isPositive();
            assertThat(trusting.port()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.0.0.2"})
    void start_onLoopback_wantsNothing(String host) throws Exception {
        try (NeuroServer server = NeuroServer.builder().host(host).port(0).start()) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void origin_thatIsNone_isTheCallersFault() {
        for (String wrong :
                List.of("example.org", "https://", "https://a/path", "https://u@a", "mailto:a", "*", "a b")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .as(wrong)
                    .isThrownBy(() -> OriginPolicy.only(List.of(wrong)))
                    .withMessageContaining("expected an origin such as https://example.org, was '" + wrong + "'");
        }
    }
}
