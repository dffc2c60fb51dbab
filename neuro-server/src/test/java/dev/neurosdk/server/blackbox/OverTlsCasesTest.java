package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Black-box case 19: cases 1 to 12 again over TLS, and what is no TLS on the same port. */
class OverTlsCasesTest extends PlayCasesTest {

    @TempDir
    static Path folder = Path.of("");

    private static Certificate certificate;

    @BeforeAll
    static void make() throws Exception {
        certificate = Certificate.make(folder);
    }

    @Override
    Stage open(UnaryOperator<NeuroServer.Builder> settings) throws IOException {
        return Stage.open(settings, certificate);
    }

    @Test
    void case19_addressOfTheServer_saysSo() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            assertThat(stage.server.uri().getScheme()).isEqualTo("wss");
        }
    }

    @Test
    void case19_plainGameOnThePort_isRefusedAndHarmsNobody() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            URI plain = URI.create("ws://127.0.0.1:" + stage.server.port());

            assertThatThrownBy(() -> FakeGame.connect(plain, "Plain Game")).isInstanceOf(IOException.class);
            stage.game().assertNoAction();
        }
    }

    @Test
    void case19_gameThatDoesNotKnowTheCertificate_staysAway() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            assertThatThrownBy(() -> FakeGame.connect(stage.server.uri(), "Careful Game"))
                    .isInstanceOf(IOException.class);
            stage.game().assertNoAction();
        }
    }
}
