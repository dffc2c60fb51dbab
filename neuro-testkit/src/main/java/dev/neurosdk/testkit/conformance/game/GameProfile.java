package dev.neurosdk.testkit.conformance.game;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.yaml.YamlException;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What its author tells about a game, so that more of it can be judged: how it is started, how situations are reached, which
 * actions may be carried out. Immutable.
 */
public final class GameProfile {

    private static final GameProfile NONE = parse("no profile", "{}");

    private final Optional<String> game;
    private final Optional<Edition> edition;
    private final Set<String> features;
    private final Optional<Launch> launch;
    private final List<Route> routes;
    private final Map<Deed, Route> deeds;
    private final Map<String, Rule> actions;
    private final Limits limits;
    private final Times times;

    GameProfile(
            Optional<String> game,
            Optional<Edition> edition,
            Set<String> features,
            Optional<Launch> launch,
            List<Route> routes,
            Map<Deed, Route> deeds,
            Map<String, Rule> actions,
            Limits limits,
            Times times) {
        this.game = game;
        this.edition = edition;
        this.features = Set.copyOf(features);
        this.launch = launch;
        this.routes = List.copyOf(routes);
        this.deeds = Map.copyOf(deeds);
        this.actions = Map.copyOf(actions);
        this.limits = limits;
        this.times = times;
    }

    /**
     * How the game is started. Immutable.
     *
     * @param command program and arguments; at least one; copied
     * @param environment variables to set, <code>{url}</code> in their values standing for the server's address; copied
     * @param timeout how long it may take until the game connects
     */
    public record Launch(List<String> command, Map<String, String> environment, Duration timeout) {
        /** Copies the collections. */
        public Launch {
            command = List.copyOf(command);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
            requireNonNull(timeout, "timeout");
        }
    }

    /**
     * A way to a situation, or to have something done.
     *
     * @param name its name
     * @param hook a command that leads there; nothing without one: then the game is told
     * @param prompt what a person is asked to do; nothing without a person's part
     * @param detect what holds when it is reached
     */
    record Route(String name, Optional<String> hook, Optional<String> prompt, Set<Situation> detect) {
        Route {
            detect = Set.copyOf(detect);
        }
    }

    /**
     * What is said about an action.
     *
     * @param safety whether it may be carried out
     * @param examples data that fits and is possible
     * @param impossible data that fits and is not possible
     * @param disposable whether it is taken back once it has succeeded; nothing where that is to be found out
     */
    record Rule(Safety safety, List<String> examples, List<String> impossible, Optional<Boolean> disposable) {

        static final Rule UNKNOWN = new Rule(Safety.COSTLY, List.of(), List.of(), Optional.empty());

        Rule {
            examples = List.copyOf(examples);
            impossible = List.copyOf(impossible);
        }
    }

    /**
     * How much may be done.
     *
     * @param actions how many calls the game may carry out
     * @param time how long the run may take
     */
    record Limits(long actions, Duration time) {}

    /** {@return a profile that says nothing} */
    public static GameProfile none() {
        return NONE;
    }

    /**
     * Reads a profile.
     *
     * @param path the file
     * @return the profile
     * @throws YamlException when it is no profile, with all that is wrong
     * @throws IOException when it can't be read
     */
    public static GameProfile read(Path path) throws IOException {
        return ProfileReader.read(YamlFile.read(path));
    }

    /**
     * Reads a profile.
     *
     * @param name how the text is called in problems
     * @param text the profile
     * @return the profile
     * @throws YamlException when it is no profile, with all that is wrong
     */
    public static GameProfile parse(String name, String text) {
        return ProfileReader.read(YamlFile.parse(name, text));
    }

    /** {@return what the game is called; nothing where it is not said} */
    public Optional<String> game() {
        return game;
    }

    /** {@return the edition that the game follows; nothing where it is not said} */
    public Optional<Edition> edition() {
        return edition;
    }

    /** {@return how the game is started; nothing where it is not said} */
    public Optional<Launch> launch() {
        return launch;
    }

    /** {@return the optional parts of the protocol that the game claims, in lower case} */
    public Set<String> features() {
        return features;
    }

    List<Route> routes() {
        return routes;
    }

    /** How things are done that the game does not do by itself. */
    Map<Deed, Route> deeds() {
        return deeds;
    }

    Rule action(String name) {
        return actions.getOrDefault(name, Rule.UNKNOWN);
    }

    boolean knowsImpossible() {
        return actions.values().stream().anyMatch(rule -> !rule.impossible().isEmpty());
    }

    Limits limits() {
        return limits;
    }

    Times times() {
        return times;
    }
}
