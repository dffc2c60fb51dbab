package dev.neurosdk.examples.lighthouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.scenario.Scenario;
import dev.neurosdk.testkit.scenario.ScenarioResult;
import dev.neurosdk.testkit.scenario.ScenarioRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario file of this game passes, and so do those that any game should pass. */
class LighthouseScenariosTest {

    private static final Path OWN = Path.of("src", "test", "resources", "scenarios");
    private static final Path ANY_GAME = Path.of("..", "scenarios");

    @ParameterizedTest
    @MethodSource("files")
    void scenario_passes(Path file) throws IOException {
        List<CompletableFuture<Void>> games = new ArrayList<>();

        ScenarioResult result = ScenarioRunner.usual()
                .againstGame(Scenario.read(file), uri -> games.add(LighthouseClient.play(uri, Duration.ofMillis(20))));

        games.forEach(game -> game.cancel(true));
        result.orThrow();
        assertThat(result.findings()).isEmpty();
    }

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(OWN, ANY_GAME)) {
            try (Stream<Path> listed = Files.list(folder)) {
                listed.filter(file -> file.toString().endsWith(".yml"))
                        .filter(LighthouseScenariosTest::playsTheServer)
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean playsTheServer(Path file) {
        try {
            return Files.readString(file).contains("role: server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
