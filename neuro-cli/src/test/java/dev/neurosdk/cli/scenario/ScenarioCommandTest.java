package dev.neurosdk.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.scenario.Role;
import dev.neurosdk.testkit.scenario.Scenario;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandTest {

    private static final Path EXAMPLES = Path.of("..", "examples", "scenarios");
    private static final String NOBODY = "ws://127.0.0.1:1";

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @Test
    void examples_areScenariosForReaderAndEditor() throws IOException {
        ActionSchema schema =
                ActionSchema.compile(Scenario.schema(), Edition.newest()).orElseThrow();
        List<Path> files = examples();
        assertThat(files).hasSizeGreaterThanOrEqualTo(14);
        for (Path file : files) {
            String json = YamlFile.read(file).root().json().toString();
            assertThat(schema.validate(json)).as(file.toString()).isEmpty();
        }
        assertThat(run("check", files)).isZero();
        assertThat(shell.out().lines()).hasSameSizeAs(files);
        assertThat(shell.out()).contains("two-games.yml: Two games keep to themselves, plays a game, 13 steps");
    }

    @Test
    void exampleGames_playAgainstOurServer_andAreRecorded() throws IOException {
        Path log = folder.resolve("all.neuro.jsonl");
        try (NeuroServer server = NeuroServer.builder().port(0).start()) {
            List<Path> games = examples(Role.GAME);
            int exit = run("run", games, "--server", server.uri().toString(), "--strict", "--record", log.toString());
            assertThat(exit).as(shell.out()).isZero();
            assertThat(shell.out()).contains(games.size() + " scenarios: " + games.size() + " passed");
        }
        SessionLog session = LogReader.read(log);
        assertThat(session.complete()).isTrue();
        assertThat(session.entries())
                .filteredOn(LogEntry.Opened.class::isInstance)
                .extracting(LogEntry::connection)
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates();
    }

    /** A shell's command line: either path may have blanks. */
    private static String java(String main) {
        return "\"" + System.getProperty("java.home") + "/bin/java\" -XX:TieredStopAtLevel=1 -cp \""
                + System.getProperty("java.class.path") + "\" " + main;
    }

    @Test
    void exampleServers_playAgainstTicTacToe() throws IOException {
        String game = java("dev.neurosdk.examples.tictactoe.TicTacToe");
        List<Path> servers = examples(Role.SERVER);
        assertThat(run("run", servers, "--cmd", game))
                .as(shell.out() + shell.err())
                .isZero();
        assertThat(shell.out()).contains(servers.size() + " scenarios: " + servers.size() + " passed");
    }

    @Test
    void failure_isToldWithLineAndColumn_inEveryFormat() throws IOException {
        Path file = scenario("- send: startup\n- {expect: {command: nonsense}, within: 100ms}");
        try (NeuroServer server = NeuroServer.builder().port(0).start()) {
            String address = server.uri().toString();
            assertThat(run("run", List.of(file), "--server", address, "--seed", "5"))
                    .isEqualTo(1);
            assertThat(shell.out())
                    .contains("s.yml: S (", "s.yml:4:3 step 2 expect {command: \"nonsense\"} within 100ms")
                    .contains("actual none of", "command: expected \"nonsense\", was \"startup\"")
                    .contains(" 1 scenario: 1 failed   seed 5   edition E8+");

            Shell json = new Shell();
            assertThat(json.run("scenario", "run", file.toString(), "--server", address, "--format", "json"))
                    .isEqualTo(1);
            JsonValue report = JsonValue.parse(json.out()).orElseThrow();
            assertThat(report.textAt("/scenarios/0/outcome")).contains("failed");
            assertThat(report.textAt("/scenarios/0/step")).contains("2");
            assertThat(report.at("/scenarios/0/line")).contains(new JsonValue.Numeral("4"));
            assertThat(report.at("/complete")).contains(new JsonValue.Flag(true));

            Shell junit = new Shell();
            assertThat(junit.run("scenario", "run", file.toString(), "--server", address, "--format", "junit"))
                    .isEqualTo(1);
            assertThat(junit.out())
                    .contains("tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\"", "name=\"S\"")
                    .contains("<failure message=\"", "s.yml:4:3", "&quot;nonsense&quot;");
        }
    }

    @Test
    void absentServer_exitsWith3() throws IOException {
        Path file = scenario("- send: startup");
        assertThat(run("run", List.of(file), "--server", NOBODY)).isEqualTo(3);
        assertThat(shell.out()).contains("ws://127.0.0.1:1 cannot be reached", "1 unreachable");
        Shell junit = new Shell();
        assertThat(junit.run("scenario", "run", file.toString(), "--server", NOBODY, "--format", "junit"))
                .isEqualTo(3);
        assertThat(junit.out()).contains("errors=\"1\"", "<error message=\"ws://127.0.0.1:1 cannot be reached");
    }

    @Test
    void absentGame_exitsWith3() throws IOException {
        Path file = write("s.yml", "{scenario: S, role: server, steps: [{expect: startup}]}");
        assertThat(run("run", List.of(file), "--listen", "127.0.0.1:0", "--connect-timeout", "50ms"))
                .isEqualTo(3);
        assertThat(shell.err()).contains("waiting for a game at ws://127.0.0.1:");
        assertThat(shell.out()).contains("no game connected within 50ms");
    }

    @Test
    void whatNobodyDoes_isVisible_andFailsOnlyAlone() throws IOException {
        Path asks = scenario("- ask: Please start a match.");
        assertThat(run("run", List.of(asks), "--server", NOBODY)).isEqualTo(1);
        assertThat(shell.out()).contains("nobody did this: Please start a match.", "1 not reached");
        Path marks = write("m.yml", "{scenario: M, steps: [{mark: here}]}");
        Path hooks = write("h.yml", "{scenario: H, steps: [{hook: 'false'}]}");
        Shell both = new Shell();
        assertThat(both.run("scenario", "run", marks.toString(), hooks.toString(), "--server", NOBODY))
                .isZero();
        assertThat(both.out()).contains("hooks are not allowed", "1 passed, 1 not reached");
        Shell allowed = new Shell();
        assertThat(allowed.run("scenario", "run", hooks.toString(), "--server", NOBODY, "--allow-hooks"))
                .isEqualTo(1);
        assertThat(allowed.out()).contains("it ended with 1");
    }

    @Test
    void strict_countsBrokenRules() throws IOException {
        Path file = write("s.yml", """
                {scenario: S, role: server, steps: [{expect: {command: ~.}}, {absent: x, for: 10ms}]}""");
        String game = java(Rude.class.getName());
        assertThat(run("run", List.of(file), "--cmd", game))
                .as(shell.out() + shell.err())
                .isZero();
        assertThat(shell.out()).contains("!", "1 passed");
        Shell strict = new Shell();
        assertThat(strict.run("scenario", "run", file.toString(), "--cmd", game, "--strict"))
                .isEqualTo(1);
    }

    @Test
    void wrongUse_exitsWith2() throws IOException {
        String plays = scenario("- send: startup").toString();
        String serves = write("v.yml", "{scenario: S, role: server, steps: [{expect: startup}]}")
                .toString();
        assertThat(shell.run("scenario")).isEqualTo(2);
        assertThat(shell.run("scenario", "run")).isEqualTo(2);
        assertThat(shell.run("scenario", "run", plays)).isEqualTo(2);
        assertThat(shell.err()).contains("plays a game: expected --server with an address");
        assertThat(shell.run("scenario", "run", plays, "--server", "http://127.0.0.1"))
                .isEqualTo(2);
        assertThat(shell.run("scenario", "run", serves, "--server", NOBODY)).isEqualTo(2);
        assertThat(shell.err()).contains("plays the server: expected --listen or --cmd");
        assertThat(shell.run("scenario", "run", serves, "--listen", "x")).isEqualTo(2);
        assertThat(shell.run("scenario", "run", plays, "--server", NOBODY, "--format", "xml"))
                .isEqualTo(2);
    }

    @Test
    void brokenFiles_areToldWithTheirPlaces_beforeAnythingRuns() throws IOException {
        Path broken = scenario("- exepct: x");
        Path missing = folder.resolve("none.yml");
        assertThat(run("run", List.of(broken, missing), "--server", NOBODY)).isEqualTo(2);
        assertThat(shell.err())
                .contains("s.yml:3:3: unknown step \"exepct\"; did you mean \"expect\"?")
                .contains("none.yml: expected a file, was none");
        assertThat(shell.out()).isEmpty();
        assertThat(run("check", List.of(broken))).isEqualTo(2);
    }

    @Test
    void schema_isPrinted() {
        assertThat(shell.run("scenario", "schema")).isZero();
        assertThat(JsonValue.parse(shell.out()).orElseThrow().textAt("/title"))
                .contains("A scenario for testing a peer of the Neuro API");
    }

    @Test
    void xml_hasNoCharactersThatXmlLacks() {
        assertThat(JunitReport.escaped("a<b>&\"c\u0000\u001b\ud800\n"))
                .isEqualTo("a&lt;b&gt;&amp;&quot;c\ufffd\ufffd\ufffd\n");
    }

    private Path scenario(String steps) throws IOException {
        return write("s.yml", "scenario: S\nsteps:\n" + steps);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String command, List<Path> files, String... options) {
        List<String> words = new ArrayList<>(List.of("scenario", command));
        files.forEach(file -> words.add(file.toString()));
        words.addAll(List.of(options));
        return shell.run(words.toArray(String[]::new));
    }

    private static List<Path> examples(Role role) throws IOException {
        return examples().stream().filter(file -> plays(file) == role).toList();
    }

    private static Role plays(Path file) {
        try {
            return Scenario.read(file).role();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }
}
