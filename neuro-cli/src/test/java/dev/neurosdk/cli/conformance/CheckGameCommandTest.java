package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.reference.ReferenceGame;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckGameCommandTest {

    private final Shell shell = new Shell();

    private int check(String... more) {
        List<String> args = new ArrayList<>(List.of("check", "game", "--seed", "1"));
        args.addAll(List.of(more));
        if (!args.contains("--guided")) {
            args.add("--headless");
        }
        return shell.run(args.toArray(String[]::new));
    }

    /** A game that tries to connect until the command listens. */
    private int checkReference(GameMutant[] mutants, String... more) throws IOException {
        int port = freePort();
        List<String> args = new ArrayList<>(List.of("--listen", Integer.toString(port)));
        args.addAll(List.of(more));
        try (ReferenceGame game = ReferenceGame.start(
                Network.tcp(), URI.create("ws://127.0.0.1:" + port + '/'), Edition.newest(), 1, Set.of(), mutants)) {
            assertThat(game.isRunning()).isTrue();
            return check(args.toArray(String[]::new));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void soundGame_passes_andTheLogLintsClean(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("run.neuro.jsonl");
        int code = checkReference(
                new GameMutant[0],
                "--case",
                "GAME-BAD-03",
                "--case",
                "GAME-UNK-0*",
                "--case",
                "GAME-RTY-03",
                "--record",
                log.toString(),
                "--fail-on",
                "should");
        assertThat(code).as(shell.out()).isZero();
        assertThat(shell.out()).contains("neuro check game", "seed 1", "passed").doesNotContain("failed");
        assertThat(new Shell().run("lint", "--case", "GAME-ENV-*", log.toString()))
                .isZero();
    }

    @Test
    void brokenGame_fails_andTheReportSaysWhatCame() throws IOException {
        assertThat(checkReference(new GameMutant[] {GameMutant.ACCEPT_MISSING}, "--case", "GAME-BAD-03"))
                .isEqualTo(1);
        assertThat(shell.out())
                .contains("GAME-BAD-03", "Required member missing", "a failing result", "success", "1 failed");
    }

    @Test
    void personWhoQuits_getsTheReportOfWhatWasSeen(@TempDir Path folder) throws IOException {
        Path profile = Files.writeString(
                folder.resolve("game.yml"), "times: {t.situation: 50ms}\nactions: {surrender: {impossible: ['{}']}}\n");
        shell.typing("q\n");
        int code = checkReference(
                new GameMutant[0],
                "--guided",
                "--case",
                "GAME-BAD-03",
                "--case",
                "GAME-BAD-21",
                "--profile",
                profile.toString(),
                "--out",
                folder.toString(),
                "-v");
        assertThat(code).as(shell.out()).isEqualTo(130);
        assertThat(shell.err()).contains("1 cases wait until an action is registered", "[q] quit");
        assertThat(shell.out()).contains("GAME-BAD-03", "passed", "exit 130: interrupted");
        assertThat(folder.resolve("report.json")).exists();
    }

    @Test
    void nobody_isNotThere(@TempDir Path folder) throws IOException {
        Path profile = Files.writeString(folder.resolve("game.yml"), "times: {t.connect: 10ms}");
        assertThat(check("--listen", "0", "--profile", profile.toString())).isEqualTo(3);
        assertThat(shell.err()).contains("expected a game that connects to ws://127.0.0.1:");
    }

    @Test
    void wrongProfile_isToldWithItsPlace(@TempDir Path folder) throws IOException {
        Path profile = Files.writeString(folder.resolve("game.yml"), "limits: {max_minutes: soon}");
        assertThat(check("--profile", profile.toString())).isEqualTo(64);
        assertThat(shell.err()).contains("game.yml:1:23");
    }

    @Test
    void noCase_isAnError() {
        assertThat(check("--case", "SRV-*")).isEqualTo(4);
        assertThat(shell.err()).contains("no case was selected");
    }

    @Test
    void bothWaysToGuide_areAnError() {
        assertThat(check("--guided", "--headless")).isEqualTo(64);
    }
}
