package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.yaml.YamlException;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one peer says, and what it expects of the other, step by step. Immutable.
 *
 * <p>Written in YAML ({@link #parse}, {@link #read}) or in Java ({@link Scenarios}); two scenarios that do the same are
 * equal, wherever they were written. Run by {@link ScenarioRunner}.
 */
public final class Scenario {

    /** How a connection is called where nothing else is said and the scenario plays the server. */
    static final String ONLY_CONNECTION = "game";

    private final Head head;
    private final List<Step> steps;
    private final Map<StepPath, Place> places;

    /** What stands above the steps. */
    record Head(
            String name,
            Role role,
            String game,
            EditionRange editions,
            Duration deadline,
            boolean acknowledges,
            Map<String, JsonValue> schemas) {
        Head {
            requireNonNull(name, "name");
            requireNonNull(role, "role");
            requireNonNull(editions, "editions");
            schemas = Map.copyOf(schemas);
            if (game.isEmpty()) {
                throw new IllegalArgumentException("game: expected a name, was empty");
            }
            if (deadline.isZero() || deadline.isNegative()) {
                throw new IllegalArgumentException("deadline: expected more than zero, was " + deadline);
            }
        }
    }

    Scenario(Head head, List<Step> steps, Map<StepPath, Place> places) {
        this.head = head;
        this.steps = List.copyOf(steps);
        this.places = Map.copyOf(places);
    }

    /**
     * Reads a scenario.
     *
     * @param name how the text is called in problems, usually the file's name
     * @param text YAML
     * @return the scenario
     * @throws YamlException when it is no scenario, with everything that is wrong with it
     */
    public static Scenario parse(String name, String text) {
        return ScenarioReader.read(YamlFile.parse(name, text));
    }

    /**
     * Reads a scenario.
     *
     * @param file a YAML file in UTF-8
     * @return the scenario
     * @throws YamlException when it is no scenario, with everything that is wrong with it
     * @throws IOException when the file cannot be read
     */
    public static Scenario read(Path file) throws IOException {
        return ScenarioReader.read(YamlFile.read(file));
    }

    /** {@return the JSON Schema of scenario files, for editors} */
    public static String schema() {
        try (InputStream resource =
                requireNonNull(Scenario.class.getResourceAsStream("scenario.schema.json"), "scenario.schema.json")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what it shows, in a few words} */
    public String name() {
        return head.name;
    }

    /** {@return which peer it plays} */
    public Role role() {
        return head.role;
    }

    /** {@return the identity of the game that it plays, unless a step says otherwise; without meaning for a server} */
    public String game() {
        return head.game;
    }

    /** {@return the editions that it holds for} */
    public EditionRange editions() {
        return head.editions;
    }

    /** {@return how long a step may take that says nothing else} */
    public Duration deadline() {
        return head.deadline;
    }

    /** {@return whether it acknowledges every {@code startup} by itself, when it plays the server and the edition has that} */
    public boolean acknowledges() {
        return head.acknowledges;
    }

    /** {@return the schemas that patterns name, as JSON; unmodifiable} */
    public Map<String, JsonValue> schemas() {
        return head.schemas;
    }

    /** {@return the steps, in order; unmodifiable} */
    public List<Step> steps() {
        return steps;
    }

    /**
     * Where a step is written.
     *
     * @param step which
     * @return the place; nothing when it isn't known
     */
    public Optional<Place> place(StepPath step) {
        return Optional.ofNullable(places.get(step));
    }

    /** How the connection is called that is opened without a name. */
    String usualConnection() {
        return head.role == Role.GAME ? head.game : ONLY_CONNECTION;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scenario scenario && head.equals(scenario.head) && steps.equals(scenario.steps);
    }

    @Override
    public int hashCode() {
        return head.hashCode() * 31 + steps.hashCode();
    }

    /** {@return name, role and steps, for failures of tests} */
    @Override
    public String toString() {
        return head.name + " (" + head.role.word() + "): " + steps;
    }
}
