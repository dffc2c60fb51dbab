package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.game.GameProfile.Launch;
import dev.neurosdk.testkit.conformance.game.GameProfile.Limits;
import dev.neurosdk.testkit.conformance.game.GameProfile.Route;
import dev.neurosdk.testkit.conformance.game.GameProfile.Rule;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlList;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a profile file. */
final class ProfileReader {

    private static final Map<String, Edition> EDITIONS = editions();
    private static final Map<String, String> FEATURES = features();
    private static final Duration LAUNCH = Duration.ofSeconds(90);
    private static final long MOST = 1_000_000;

    private ProfileReader() {}

    static GameProfile read(YamlFile file) {
        YamlMapping root = file.root().asMapping();
        Set<String> features = new LinkedHashSet<>();
        root.list("features").forEach(node -> features.add(node.asChoice(FEATURES)));
        GameProfile profile = new GameProfile(
                root.optionalText("game"),
                root.optional("edition").map(node -> node.asChoice(EDITIONS)),
                features,
                root.optional("launch").map(YamlNode::asMapping).map(ProfileReader::launch),
                routes(root.mapping("situations")),
                deeds(root.mapping("deeds")),
                actions(root.mapping("actions")),
                limits(root.mapping("limits")),
                times(root.mapping("times")));
        file.throwIfProblems();
        return profile;
    }

    private static Launch launch(YamlMapping entry) {
        List<String> command =
                entry.node("cmd").asList().stream().map(YamlNode::asText).toList();
        if (command.isEmpty()) {
            entry.problem("cmd", "expected a program and its arguments, was none");
        }
        Map<String, String> environment = new LinkedHashMap<>();
        YamlMapping variables = entry.mapping("env");
        variables.keys().forEach(name -> environment.put(name, variables.text(name)));
        return new Launch(command, environment, entry.duration("timeout", LAUNCH));
    }

    private static List<Route> routes(YamlMapping situations) {
        List<Route> routes = new ArrayList<>();
        for (String name : situations.keys()) {
            routes.add(route(name, situations.mapping(name)));
        }
        return routes;
    }

    private static Map<Deed, Route> deeds(YamlMapping deeds) {
        Map<Deed, Route> routes = new LinkedHashMap<>();
        for (String name : deeds.keys()) {
            @Nullable Deed deed = Deed.words().get(name);
            if (deed == null) {
                deeds.problem(name, "expected one of " + Deed.words().keySet() + ", was " + name);
            } else {
                routes.put(deed, route(name, deeds.mapping(name)));
            }
        }
        return routes;
    }

    private static Route route(String name, YamlMapping entry) {
        Set<Situation> detect = EnumSet.noneOf(Situation.class);
        entry.optional("detect").ifPresent(node -> {
            List<YamlNode> words = node instanceof YamlList ? node.asList() : List.of(node);
            words.forEach(word -> detect.add(word.asChoice(Situation.words())));
        });
        return new Route(name, entry.optionalText("hook"), entry.optionalText("prompt"), detect);
    }

    private static Map<String, Rule> actions(YamlMapping actions) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (String name : actions.keys()) {
            YamlMapping entry = actions.mapping(name);
            rules.put(
                    name,
                    new Rule(
                            entry.choice("safety", Safety.words(), Safety.COSTLY),
                            data(entry.list("examples")),
                            data(entry.list("impossible")),
                            entry.optional("disposable").map(YamlNode::asFlag)));
        }
        return rules;
    }

    /** Data as JSON text, or written out as YAML. */
    private static List<String> data(List<YamlNode> nodes) {
        return nodes.stream()
                .map(node -> {
                    JsonValue value = node.json();
                    String text = value instanceof JsonValue.Text json ? json.text() : value.toString();
                    if (JsonValue.parse(text)
                            .filter(JsonValue.Members.class::isInstance)
                            .isEmpty()) {
                        node.problem("expected a JSON object, was " + text);
                    }
                    return text;
                })
                .toList();
    }

    private static Limits limits(YamlMapping entry) {
        return new Limits(
                entry.integer("max_actions", 0, MOST, 200),
                Duration.ofMinutes(entry.integer("max_minutes", 1, MOST, 15)));
    }

    private static Times times(YamlMapping entry) {
        Map<String, Duration> own = new LinkedHashMap<>();
        for (String key : entry.keys()) {
            if (Times.keys().contains(key)) {
                own.put(key, entry.duration(key));
            } else {
                entry.optional(key).ifPresent(node -> node.unknown("time", key, Times.keys()));
            }
        }
        return Times.of(own);
    }

    private static Map<String, Edition> editions() {
        Map<String, Edition> editions = new LinkedHashMap<>();
        Edition.all().forEach(edition -> editions.put(edition.id(), edition));
        return editions;
    }

    private static Map<String, String> features() {
        Map<String, String> features = new LinkedHashMap<>();
        for (String word :
                List.of("reregister_all", "graceful_shutdown", "immediate_shutdown", "speech_gate", "voice")) {
            features.put(word, word);
        }
        return features;
    }
}
