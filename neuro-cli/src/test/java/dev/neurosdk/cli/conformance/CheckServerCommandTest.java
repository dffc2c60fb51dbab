package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.testkit.conformance.reference.ReferenceServer;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckServerCommandTest {

    private final Shell shell = new Shell();

    /** A choice of cases that takes no long silence. */
    private static final String[] QUICK = {"--case", "SRV-STA-*", "--case", "SRV-REG-*", "--case", "SRV-ENV-*"};

    private int check(String server, String... more) {
        String[] args = new String[more.length + 5];
        System.arraycopy(new String[] {"check", "server", server, "--seed", "1"}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return shell.run(args);
    }

    @Test
    void ourServer_passes_andTheLogLintsClean(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("run.neuro.jsonl");
        try (NeuroServer server =
                NeuroServer.builder().port(0).decider(new RandomDecider(1)).start()) {
            String[] more = Arrays.copyOf(QUICK, QUICK.length + 4);
            more[QUICK.length] = "--record";
            more[QUICK.length + 1] = log.toString();
            more[QUICK.length + 2] = "--fail-on";
            more[QUICK.length + 3] = "should";
            assertThat(check(server.uri().toString(), more)).as(shell.out()).isZero();
        }
        assertThat(shell.out())
                .contains("neuro check server", "seed 1", "passed")
                .doesNotContain("failed");
        assertThat(new Shell().run("lint", "--case", "SRV-*", log.toString())).isZero();
    }

    @Test
    void brokenServer_fails_andTheReportLeadsToTheStep() throws IOException {
        try (ReferenceServer server =
                ReferenceServer.start(Network.tcp(), Edition.newest(), 1, ServerMutant.CLEAR_ALL_GAMES)) {
            assertThat(check(server.uri().toString(), "--case", "SRV-STA-02")).isEqualTo(1);
        }
        assertThat(shell.out()).contains("SRV-STA-02", "Clears only this game", "expect {command", "1 failed");
    }

    @Test
    void silentServer_isNotReactive() throws IOException {
        try (ReferenceServer server =
                ReferenceServer.start(Network.tcp(), Edition.newest(), 1, ServerMutant.NEVER_ANSWER)) {
            assertThat(check(server.uri().toString(), "--decide", "200ms")).isEqualTo(3);
        }
        assertThat(shell.err()).contains("expected a server that answers forces by itself");
    }

    @Test
    void unreachableServer_exitsWith3() {
        assertThat(check("ws://127.0.0.1:1")).isEqualTo(3);
    }

    @Test
    void serverElsewhere_isRefused_unlessSomebodyAnswersForIt() {
        assertThat(check("ws://192.0.2.1:8000")).isEqualTo(64);
        assertThat(shell.err()).contains("--i-operate 192.0.2.1");
    }

    @Test
    void otherAddress_isAUsageError() {
        assertThat(check("http://127.0.0.1:8000")).isEqualTo(64);
        assertThat(check("127.0.0.1")).isEqualTo(64);
        assertThat(shell.err()).contains("expected an address such as ws://127.0.0.1:8000, was http:");
    }

    @Test
    void noCase_isAnError() {
        assertThat(check("ws://127.0.0.1:1", "--case", "GAME-*")).isEqualTo(4);
    }
}
