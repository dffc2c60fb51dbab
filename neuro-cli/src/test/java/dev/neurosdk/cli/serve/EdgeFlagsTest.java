package dev.neurosdk.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Access, TLS, rules and limits of {@code neuro serve}. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EdgeFlagsTest {

    private final Shell shell = new Shell();

    @Test
    void everyAddress_withoutProtection_isRefused_andSaysWhatToSet() {
        assertThat(shell.run("serve", "--port", "0", "--host", "0.0.0.0")).isEqualTo(1);
        assertThat(shell.err())
                .startsWith("neuro: Cannot listen on 0.0.0.0:0: other machines can reach it")
                .contains("--token-file", "--allow-origin", "--insecure")
                .hasLineCount(1);
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void tokens_fromFlagAndFile_guardEveryAddress_andAreNeverShown(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tokens"), "\n  tulip+lily & co \n\nviolet\n");
        assertThat(shell.run(
                        "serve",
                        "--demo",
                        "--port=0",
                        "--host=0.0.0.0",
                        "--token-file=" + file,
                        "--allow-origin=none",
                        "--log=wire"))
                .isZero();
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out())
                .containsPattern("NEURO_SDK_WS_URL=ws://127\\.0\\.0\\.1:\\d+\\?token=TOKEN\\R")
                .doesNotContain("tulip", "lily", "violet");

        Shell second = new Shell();
        assertThat(second.run("serve", "--demo", "--port=0", "--token=rose", "--log=off"))
                .isZero();
        assertThat(second.out()).contains("?token=TOKEN").doesNotContain("rose");
    }

    @Test
    void tokenFile_thatIsMissingOrEmpty_isOneLineOnStderr(@TempDir Path folder) throws Exception {
        assertThat(shell.run("serve", "--port=0", "--token-file=" + folder.resolve("none")))
                .isEqualTo(1);
        assertThat(shell.err()).contains("--token-file: there is no file").hasLineCount(1);

        Shell empty = new Shell();
        Path file = Files.writeString(folder.resolve("empty"), "\n\n");
        assertThat(empty.run("serve", "--port=0", "--token-file=" + file)).isEqualTo(1);
        assertThat(empty.err()).contains("expected a token on a line").hasLineCount(1);
    }

    @Test
    void badCertificate_isOneLineOnStderr() {
        assertThat(shell.run("serve", "--port=0", "--tls-cert=none.pem", "--tls-key=none.pem"))
                .isEqualTo(1);
        assertThat(shell.err())
                .isEqualToIgnoringNewLines("neuro: Cannot use TLS: there is no certificate file none.pem");
    }

    @Test
    void rulesAndLimits_areTaken() {
        assertThat(shell.run(
                        "serve",
                        "--demo",
                        "--port=0",
                        "--strict",
                        "--name-scope=character",
                        "--second-force=queue",
                        "--retries=5",
                        "--decision-limit=5s",
                        "--fallback=first-action",
                        "--max-connections=5",
                        "--max-connections-per-address=2",
                        "--max-message-bytes=100000",
                        "--max-rate=0",
                        "--max-queue=50",
                        "--max-queue-bytes=1000000",
                        "--handshake-time=5s",
                        "--idle-time=30s",
                        "--ping-interval=5s",
                        "--compression",
                        "--event-loop"))
                .isZero();
        assertThat(shell.out()).containsPattern("(won|draw)\\.\\R\\z");
    }

    @Test
    void limit_thatIsTooTight_endsTheDemo() {
        assertThat(shell.run("serve", "--demo", "--port=0", "--max-message-bytes=40", "--log=off"))
                .as("a flag reaches the server")
                .isEqualTo(1);
        assertThat(shell.err()).startsWith("neuro: ");
    }
}
