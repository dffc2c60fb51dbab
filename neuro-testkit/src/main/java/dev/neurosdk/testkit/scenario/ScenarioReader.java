package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlList;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a scenario file. */
final class ScenarioReader {

    private static final Map<String, Role> ROLES = roles();
    private static final Map<String, Edition> EDITIONS = editions();

    private ScenarioReader() {}

    static Scenario read(YamlFile file) {
        YamlMapping root = file.root().asMapping();
        Scenario.Head head = head(root);
        StepReader reader = new StepReader(head, file.name());
        YamlNode list = root.node("steps");
        List<Step> steps = reader.all(list.asList(), StepPath.root());
        if (list instanceof YamlList && steps.isEmpty()) {
            list.problem("expected at least one step, was none");
        }
        Scenario scenario = new Scenario(head, steps, reader.places());
        StepCheck.faults(scenario).forEach(fault -> tell(fault, reader));
        file.throwIfProblems();
        return scenario;
    }

    private static void tell(StepCheck.Fault fault, StepReader reader) {
        Optional.ofNullable(reader.nodes().get(fault.path())).ifPresent(node -> node.problem(fault.message()));
    }

    private static Scenario.Head head(YamlMapping root) {
        String name = root.text("scenario");
        Role role = root.choice("role", ROLES, Role.GAME);
        String game = root.text("game", ScenarioBuilder.USUAL_GAME);
        Duration deadline = root.duration("deadline", ScenarioBuilder.USUAL_DEADLINE);
        if (game.isEmpty()) {
            root.problem("game", "expected a name, was nothing");
        }
        if (deadline.isZero()) {
            root.problem("deadline", "expected more than zero, was nothing");
        }
        return new Scenario.Head(
                name,
                role,
                game.isEmpty() ? "?" : game,
                root.optional("editions").map(ScenarioReader::range).orElseGet(EditionRange::all),
                deadline.isZero() ? ScenarioBuilder.USUAL_DEADLINE : deadline,
                acknowledges(root, role),
                schemas(root.mapping("schemas")));
    }

    private static boolean acknowledges(YamlMapping root, Role role) {
        if (role == Role.GAME && root.has("acknowledge")) {
            root.problem("acknowledge", "expected in a scenario that plays the server, was in one that plays a game");
        }
        return root.flag("acknowledge", true);
    }

    private static EditionRange range(YamlNode node) {
        List<YamlNode> bounds = node instanceof YamlList ? node.asList() : List.of(node);
        if (bounds.isEmpty() || bounds.size() > 2) {
            node.problem("expected the first and the last edition such as [E4, E6], or the first alone, was "
                    + bounds.size() + " of them");
            return EditionRange.all();
        }
        List<Edition> editions =
                bounds.stream().map(bound -> bound.<Edition>asChoice(EDITIONS)).toList();
        return SendReader.attempt(
                        node, () -> new EditionRange(editions.get(0), editions.size() == 2 ? editions.get(1) : null))
                .orElseGet(EditionRange::all);
    }

    private static Map<String, JsonValue> schemas(YamlMapping mapping) {
        Map<String, JsonValue> schemas = new LinkedHashMap<>();
        for (String name : mapping.keys()) {
            YamlNode node = mapping.node(name);
            JsonValue schema = node.json();
            if (SendReader.attempt(node, () -> SchemaTexts.compiled(schema.toString()))
                    .isPresent()) {
                schemas.put(name, schema);
            }
        }
        return schemas;
    }

    private static Map<String, Role> roles() {
        Map<String, Role> words = new LinkedHashMap<>();
        words.put(Role.GAME.word(), Role.GAME);
        words.put(Role.SERVER.word(), Role.SERVER);
        return words;
    }

    private static Map<String, Edition> editions() {
        Map<String, Edition> words = new LinkedHashMap<>();
        Edition.all().forEach(edition -> words.put(edition.id(), edition));
        return words;
    }
}
