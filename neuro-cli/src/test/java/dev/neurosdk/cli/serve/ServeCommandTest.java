package dev.neurosdk.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.neurosdk.cli.Shell;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeCommandTest {

    private final Shell shell = new Shell();

    @Test
    void demo_playsOneMatch_saysWhoWon_andEnds() {
        assertThat(shell.run("serve", "--demo", "--port", "0", "--seed", "5")).isZero();
        assertThat(shell.out())
                .containsPattern("Neuro-sama \\(neuro\\) listens on ws://127\\.0\\.0\\.1:[1-9]\\d+\\R")
                .contains("decider random, seed 5; edition E8+")
                .containsPattern("(?m)^NEURO_SDK_WS_URL=ws://127\\.0\\.0\\.1:[1-9]\\d+$")
                .contains("← actions/force [place]", "→ action ", "closed 1000 The match is over")
                .containsPattern("(Neuro won|The game won|The match was a draw)\\.\\R\\z");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void demo_equalSeeds_playAlike() {
        Shell again = new Shell();
        shell.run("serve", "--demo", "--port", "0", "--seed", "11", "--log", "off");
        again.run("serve", "--demo", "--port", "0", "--seed", "11", "--log", "off");
        assertThat(board(shell)).hasLineCount(4).isEqualTo(board(again));
    }

    @Test
    void options_reachTheServer() {
        assertThat(shell.run(
                        "serve",
                        "--demo",
                        "--port=0",
                        "--edition=E4",
                        "--character=robo=Robo-chan",
                        "--delay=1ms",
                        "--no-reregister"))
                .isZero();
        assertThat(shell.out())
                .contains("Robo-chan (robo) listens on", "edition E4", "decider random after 1 ms")
                .doesNotContain("reregister_all")
                .as("there is no acknowledgement before E5")
                .doesNotContain("→ startup");
    }

    @Test
    void script_isPlayed(@TempDir Path folder) throws Exception {
        Path script =
                Files.writeString(folder.resolve("center.script"), "answer place {\"cell\":\"center\"}\nend random\n");

        assertThat(shell.run("serve", "--demo", "--port", "0", "--seed", "3", "--script", script.toString()))
                .isZero();
        assertThat(shell.out())
                .contains("decider scripted by center.script, seed 3")
                .containsPattern("→ action [^\\n]*center");
    }

    @Test
    void script_thatIsNone_isPointedAt_andExit1(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("my.script"), "answer place\nsing");

        assertThat(shell.run("serve", "--port", "0", "--script", script.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).startsWith("neuro: " + script + ": line 2, column 1: expected ");
        assertThat(shell.run(
                        "serve",
                        "--port",
                        "0",
                        "--script",
                        folder.resolve("no.script").toString()))
                .isEqualTo(1);
        assertThat(shell.err()).contains("no.script: there is no such file");
    }

    @Test
    void malformedAndUnforced_reachTheGame() {
        assertThat(shell.run(
                        "serve",
                        "--demo",
                        "--port=0",
                        "--seed=1",
                        "--malformed=0.3",
                        "--delay=1ms..2ms",
                        "--unforced=5ms"))
                .isBetween(0, 1);
        assertThat(shell.out())
                .contains(
                        "decider random after 1 to 2 ms, unasked about every 5 ms, malformed at a rate of 0.3, seed 1");
    }

    @Test
    void first_choosesTheFirst() {
        assertThat(shell.run("serve", "--demo", "--port=0", "--seed=1", "--decider=first"))
                .isBetween(0, 1);
        assertThat(shell.out()).contains("decider first, seed 1");
    }

    @Test
    void takenPort_isOneLineOnStderr_andExit1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(shell.run("serve", "--port", String.valueOf(port))).isEqualTo(1);
            assertThat(shell.err())
                    .startsWith("neuro: port " + port + " on 127.0.0.1 is already in use: choose another with --port ")
                    .hasLineCount(1);
            assertThat(shell.out()).isEmpty();
        }
    }

    @Test
    void unknownHost_isOneLineOnStderr_andExit1() {
        assertThat(shell.run("serve", "--port", "0", "--host", "no-such-host.invalid"))
                .isEqualTo(1);
        assertThat(shell.err())
                .startsWith("neuro: ")
                .contains("no-such-host.invalid")
                .hasLineCount(1);
    }

    @Test
    void everyAddress_unprotected_isWarnedOf_andStillPlayable() {
        assertThat(shell.run("serve", "--demo", "--port", "0", "--host", "0.0.0.0", "--insecure", "--log", "off"))
                .isZero();
        assertThat(shell.err()).contains("--insecure was given: anybody").hasLineCount(1);
        assertThat(shell.out()).contains("NEURO_SDK_WS_URL=ws://127.0.0.1:");
    }

    @Test
    void jsonLog_isOneObjectALineOnStderr_insteadOfTheConversation() {
        assertThat(shell.run("serve", "--demo", "--port", "0", "--log-format", "json"))
                .isZero();
        assertThat(shell.err().lines())
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(
                                JsonParser.parseString(line).getAsJsonObject().keySet())
                        .contains("timestamp", "level", "kvpList", "formattedMessage"));
        assertThat(shell.err()).contains("\"Received startup\"", "{\"event\":\"disconnected\"}", "{\"session\":\"1\"}");
        assertThat(shell.out()).doesNotContain("← startup").contains("NEURO_SDK_WS_URL=");
    }

    @Test
    void logFile_takesTheLogAway(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("neuro.log");
        assertThat(shell.run("serve", "--demo", "--port", "0", "--log-file", file.toString()))
                .isZero();
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(20).allMatch(line -> line.contains(" session=1 "));
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).doesNotContain("← startup");
    }

    @Test
    void logFile_thatCannotBe_isOneLineOnStderr_andExit1(@TempDir Path folder) {
        Path file = folder.resolve("no").resolve("neuro.log");
        assertThat(shell.run("serve", "--demo", "--port", "0", "--log-file", file.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).startsWith("neuro: cannot write the log to ").hasLineCount(1);
    }

    @Test
    void findings_areSaidAtTheEnd() {
        assertThat(shell.run("serve", "--demo", "--port", "0", "--log", "off", "--findings"))
                .isZero();
        assertThat(shell.out()).endsWith("Findings: none, no game broke a rule." + System.lineSeparator());
    }

    @Test
    void dashboardAndControlApi_areAnnounced_unlessTurnedOff() {
        Shell without = new Shell();
        assertThat(shell.run("serve", "--demo", "--port", "0", "--log", "off")).isZero();
        assertThat(without.run("serve", "--demo", "--port", "0", "--log", "off", "--no-api"))
                .isZero();
        assertThat(shell.out())
                .containsPattern("(?m)^  dashboard at http://127\\.0\\.0\\.1:[1-9]\\d+/$")
                .containsPattern("(?m)^  control API at http://127\\.0\\.0\\.1:[1-9]\\d+/api/v1$");
        assertThat(without.out()).doesNotContain("dashboard", "API", "/events");
    }

    @Test
    void events_areAnnounced_unlessTurnedOff() {
        Shell without = new Shell();
        assertThat(shell.run("serve", "--demo", "--port", "0", "--log", "off")).isZero();
        assertThat(without.run("serve", "--demo", "--port", "0", "--log", "off", "--no-events"))
                .isZero();
        assertThat(shell.out()).containsPattern("(?m)^  events at ws://127\\.0\\.0\\.1:[1-9]\\d+/events$");
        assertThat(without.out()).contains("control API").doesNotContain("/events");
    }

    @Test
    void randyPort_isAnnounced() {
        assertThat(shell.run("serve", "--demo", "--port", "0", "--log", "off", "--randy-port=0"))
                .isZero();
        assertThat(shell.out()).containsPattern("(?m)^  injected messages at http://127\\.0\\.0\\.1:[1-9]\\d+/$");
    }

    @Test
    void takenRandyPort_isOneLineOnStderr_andExit1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(shell.run("serve", "--demo", "--port", "0", "--randy-port", String.valueOf(port)))
                    .isEqualTo(1);
            assertThat(shell.err())
                    .contains("127.0.0.1:" + port + " for injected messages", "choose another port")
                    .hasLineCount(1);
        }
    }

    private static String board(Shell shell) {
        return String.join(
                "\n",
                shell.out().lines().dropWhile(line -> !line.isEmpty()).skip(1).toList());
    }
}
