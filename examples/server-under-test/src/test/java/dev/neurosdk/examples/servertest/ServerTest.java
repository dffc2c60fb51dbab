package dev.neurosdk.examples.servertest;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static dev.neurosdk.testkit.scenario.Scenarios.OPEN;
import static dev.neurosdk.testkit.scenario.Scenarios.action;
import static dev.neurosdk.testkit.scenario.Scenarios.capture;
import static dev.neurosdk.testkit.scenario.Scenarios.force;
import static dev.neurosdk.testkit.scenario.Scenarios.register;
import static dev.neurosdk.testkit.scenario.Scenarios.result;
import static dev.neurosdk.testkit.scenario.Scenarios.scenario;
import static dev.neurosdk.testkit.scenario.Scenarios.startup;
import static dev.neurosdk.testkit.scenario.Scenarios.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.assertion.Sayings;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.junit.GameName;
import dev.neurosdk.testkit.junit.NeuroTest;
import dev.neurosdk.testkit.junit.ServerUnderTest;
import dev.neurosdk.testkit.scenario.Scenario;
import dev.neurosdk.testkit.scenario.ScenarioRunner;
import dev.neurosdk.testkit.scenario.Sentinel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only one line knows which server it is: whatever has an address will do. */
@NeuroTest
class ServerTest {

    @ServerUnderTest
    static NeuroServer server() throws IOException {
        return NeuroServer.builder().port(0).start();
    }

    @Test
    void force_isAnsweredWithOneOfItsNames(FakeGame game) {
        game.startup();
        game.register(new ActionDefinition("look_around", "Describe the surroundings."));
        game.force("What now?", "look_around");

        NeuroMessage.Action action = game.await(NeuroMessage.Action.class);

        assertThat(action.name()).isEqualTo("look_around");
        game.succeed(action);
        assertThat(game).owesNoResult();
        game.assertNoAction();
    }

    @Test
    void games_keepToThemselves(@GameName("Harbour") FakeGame harbour, @GameName("Meadow") FakeGame meadow) {
        harbour.startup();
        harbour.register(new ActionDefinition("raise_anchor", "Leave the harbour."));
        meadow.startup();

        harbour.force("What now?", "raise_anchor");

        harbour.succeed(harbour.await(NeuroMessage.Action.class));
        meadow.ping();
        assertThat(meadow).neverReceived(Sayings.action());
        assertThat(harbour).sentInOrder(Sayings.startup(), Sayings.force("raise_anchor"), Sayings.success());
    }

    @Test
    void newerRegistration_counts(URI address) {
        Scenario newer = scenario("The newer registration counts")
                .asGame("Star Harbour")
                .editions(Edition.E7, OPEN)
                .send(startup())
                .send(register(action("paint_door").oneOf("colour", "red")))
                .send(register(action("paint_door").oneOf("colour", "blue")))
                .send(force("paint_door"))
                .expect(action("paint_door").dataAt("/colour").is("blue").where("data.id", capture("call")))
                .within(Duration.ofSeconds(2))
                .send(result(variable("call"), true))
                .absent(action("paint_door"), Sentinel.FORCE)
                .build();

        ScenarioRunner.usual().againstServer(newer, address).orThrow();
    }

    @ParameterizedTest
    @MethodSource("files")
    void scenarioFile_passes(Path file, URI address) throws IOException {
        ScenarioRunner.usual().againstServer(Scenario.read(file), address).orThrow();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> !read(file).contains("role: server"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
