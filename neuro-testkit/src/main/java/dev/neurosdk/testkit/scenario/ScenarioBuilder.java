package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario in the making; see {@link Scenarios}. Confined to one thread. */
public final class ScenarioBuilder extends StepList<ScenarioBuilder> {

    static final String USUAL_GAME = "Scenario";
    static final Duration USUAL_DEADLINE = Duration.ofSeconds(5);

    private final String name;
    private final Map<String, JsonValue> schemas = new LinkedHashMap<>();
    private Role role = Role.GAME;
    private String game = USUAL_GAME;
    private EditionRange editions = EditionRange.all();
    private Duration deadline = USUAL_DEADLINE;
    private boolean acknowledges = true;

    ScenarioBuilder(String name) {
        this.name = name;
    }

    @Override
    ScenarioBuilder self() {
        return this;
    }

    /**
     * Plays a game, which is what is played unless said otherwise.
     *
     * @param identity the game's identity; {@code Scenario} unless set
     * @return this
     */
    public ScenarioBuilder asGame(String identity) {
        role = Role.GAME;
        game = identity;
        return this;
    }

    /** {@return this, playing Neuro} */
    public ScenarioBuilder asServer() {
        role = Role.SERVER;
        return this;
    }

    /**
     * Sets the editions that it holds for; all unless set.
     *
     * @param from the first
     * @param to the last; {@link Scenarios#OPEN} for all later ones
     * @return this
     * @throws IllegalArgumentException when the last comes before the first
     */
    public ScenarioBuilder editions(Edition from, @Nullable Edition to) {
        editions = new EditionRange(from, to);
        return this;
    }

    /**
     * Sets how long a step may take that says nothing else; 5 s unless set.
     *
     * @param value above zero
     * @return this
     */
    public ScenarioBuilder deadline(Duration value) {
        deadline = value;
        return this;
    }

    /**
     * Sets whether a server acknowledges every {@code startup} by itself, where the edition has that (ACK-1); it does unless
     * set.
     *
     * @param value whether it does
     * @return this
     */
    public ScenarioBuilder acknowledge(boolean value) {
        acknowledges = value;
        return this;
    }

    /**
     * Adds a schema for patterns to name.
     *
     * @param schemaName its name
     * @param json JSON text
     * @return this
     * @throws IllegalArgumentException when it is not JSON, or no schema that can be used
     */
    public ScenarioBuilder schema(String schemaName, String json) {
        SchemaTexts.compiled(json);
        schemas.put(schemaName, Scenarios.parsed(json));
        return this;
    }

    /**
     * Makes the scenario.
     *
     * @return the scenario
     * @throws IllegalArgumentException when a step names a variable, schema or connection that isn't known there
     */
    public Scenario build() {
        Scenario scenario = new Scenario(
                new Scenario.Head(name, role, game, editions, deadline, acknowledges, schemas), steps(), places());
        List<StepCheck.Fault> faults = StepCheck.faults(scenario);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(
                    "\n",
                    faults.stream().map(fault -> fault.described(scenario)).toList()));
        }
        return scenario;
    }
}
