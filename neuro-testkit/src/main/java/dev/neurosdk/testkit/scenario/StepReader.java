package dev.neurosdk.testkit.scenario;

import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.yaml.YamlList;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a scenario file. Confined to one reading. */
final class StepReader {

    private static final Map<String, Sentinel> SENTINELS = words(Sentinel.values(), Sentinel::word);
    private static final Map<String, Template.Kind> KINDS = words(Template.Kind.values(), Template.Kind::word);
    private static final Map<String, String> INSTEAD = Map.of(
            "sleep",
            "there is no sleep; wait for a message with expect and within, prove silence with absent and for or sentinel,"
                    + " or let virtual time pass with clock",
            "wait",
            "there is no wait; wait for a message with expect and within",
            "loop",
            "there is no loop; use repeat with a number of times",
            "while",
            "there is no while; use repeat with a number of times");

    private final Scenario.Head head;
    private final SendReader sends;
    private final Map<StepPath, Place> places = new HashMap<>();
    private final Map<StepPath, YamlNode> nodes = new HashMap<>();
    private final Map<String, BiFunction<YamlMapping, StepPath, Step>> words = new LinkedHashMap<>();
    private final String file;

    StepReader(Scenario.Head head, String file) {
        this.head = head;
        this.file = file;
        this.sends = new SendReader(head.role(), head.schemas());
        words.put("game", (step, path) -> game(step));
        words.put("connection", (step, path) -> connection(step));
        words.put("send", (step, path) -> new Step.Send(sends.read(step), on(step)));
        words.put("expect", (step, path) -> new Step.Expect(pattern(step.node("expect")), within(step), on(step)));
        words.put("expect-order", (step, path) -> expectOrder(step));
        words.put("absent", (step, path) -> absent(step));
        words.put("answer", (step, path) -> new Step.Answer(answering(step), on(step)));
        words.put("clock", (step, path) -> new Step.Clock(step.duration("clock")));
        words.put("fault", (step, path) -> new Step.Fault(plan(step.node("fault"))));
        words.put("repeat", this::repeat);
        words.put("choose", this::choose);
        words.put("ask", (step, path) -> new Step.Ask(step.text("ask")));
        words.put("hook", (step, path) -> hook(step));
        words.put("mark", (step, path) -> new Step.Mark(step.text("mark")));
    }

    Map<StepPath, Place> places() {
        return places;
    }

    Map<StepPath, YamlNode> nodes() {
        return nodes;
    }

    List<Step> all(List<YamlNode> nodes, StepPath outer) {
        List<Step> steps = new ArrayList<>();
        for (YamlNode node : nodes) {
            StepPath path = outer.child(steps.size() + 1);
            places.put(path, new Place(file, node.line(), node.column()));
            this.nodes.put(path, node);
            steps.add(one(node.asMapping(), path));
        }
        return steps;
    }

    private Step one(YamlMapping step, StepPath path) {
        List<String> found = step.keys().stream().filter(words::containsKey).toList();
        if (found.size() == 1) {
            return read(step, words.get(found.get(0)), path);
        }
        if (found.size() > 1) {
            step.problem(
                    found.get(1),
                    "expected one step, was " + String.join(" and ", found) + "; begin the second with a dash");
        } else if (!step.keys().isEmpty()) {
            unknown(step, step.keys().iterator().next());
        } else {
            step.problem("expected a step, one of " + String.join(", ", words.keySet()) + ", was nothing");
        }
        Object unused = step.json();
        return new Step.Mark("?");
    }

    private void unknown(YamlMapping step, String word) {
        String instead = INSTEAD.get(word);
        if (instead != null) {
            step.problem(word, instead);
        } else {
            step.unknown("step", word, words.keySet());
        }
    }

    private static Step read(
            YamlMapping step, @Nullable BiFunction<YamlMapping, StepPath, Step> reader, StepPath path) {
        return SendReader.attempt(step, () -> reader == null ? new Step.Mark("?") : reader.apply(step, path))
                .orElseGet(() -> new Step.Mark("?"));
    }

    private Step game(YamlMapping step) {
        String game = step.text("game");
        if (head.role() == Role.SERVER) {
            step.problem("game", "expected connection: open, since this scenario plays the server, was a game");
        }
        if (game.isEmpty()) {
            step.problem("game", "expected a name, was nothing");
        }
        return new Step.Open(step.text("as", game), game, within(step));
    }

    private Step connection(YamlMapping step) {
        String usual = head.role() == Role.GAME ? head.game() : Scenario.ONLY_CONNECTION;
        if (step.node("connection").asText().equals("open")) {
            return new Step.Open(step.text("as", usual), null, within(step));
        }
        return new Step.Connection(change(step), on(step));
    }

    private static Change change(YamlMapping step) {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("close", new Change.Close(1000, ""));
        changes.put("cut", new Change.Cut());
        changes.put("reset", new Change.Reset());
        changes.put("half-open", new Change.HalfOpen());
        changes.put("resume", new Change.Resume());
        changes.put("closed", new Change.Closed(null, null));
        changes.put("open", new Change.Cut());
        Change change = step.<Change>choice("connection", changes);
        if (change instanceof Change.Close) {
            return new Change.Close((int) step.integer("code", 1000, 4999, 1000), step.text("reason", ""));
        }
        if (change instanceof Change.Closed) {
            return new Change.Closed(
                    step.optional("code")
                            .map(code -> (int) code.asInteger(1000, 4999))
                            .orElse(null),
                    within(step));
        }
        return change;
    }

    private static Step expectOrder(YamlMapping step) {
        List<Pattern> patterns =
                step.list("expect-order").stream().map(StepReader::pattern).toList();
        return new Step.ExpectOrder(patterns, within(step), on(step));
    }

    private Step absent(YamlMapping step) {
        Duration lasting = step.optional("for").map(YamlNode::asDuration).orElse(null);
        Sentinel sentinel = step.optional("sentinel")
                .map(node -> node.<Sentinel>asChoice(SENTINELS))
                .orElse(null);
        if (sentinel != null && !sentinel.fits(head.role())) {
            step.problem("sentinel", "expected a sentinel for a " + head.role().word() + ", was " + sentinel.word());
        }
        return new Step.Absent(pattern(step.node("absent")), lasting, sentinel, on(step));
    }

    private static Pattern pattern(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return new Pattern.Members(ValueReader.PATTERNS.message(mapping.asMapping()));
        }
        return Scenarios.command(node.asText()).pattern();
    }

    private Answering answering(YamlMapping step) {
        Map<String, Role> answers = new LinkedHashMap<>();
        answers.put("nothing", head.role());
        answers.put("success", Role.GAME);
        answers.put("failure", Role.GAME);
        answers.put("forces", Role.SERVER);
        String word = step.text("answer");
        Role role = step.<Role>choice("answer", answers);
        if (role != head.role()) {
            step.problem("answer", "expected what a " + head.role().word() + " answers, was " + word);
        }
        if (word.equals("forces")) {
            return new Answering.Forces(step.choice("data", KINDS, Template.Kind.VALID));
        }
        if (word.equals("nothing")) {
            return new Answering.Nothing();
        }
        return new Answering.Calls(
                word.equals("success"),
                step.optionalText("message").orElse(null),
                step.duration("after", Duration.ZERO),
                (int) step.integer("times", 1, 10, 1));
    }

    private static FaultPlan plan(YamlNode node) {
        return node instanceof YamlMapping ? FaultPlan.read(node.asMapping()) : FaultPlan.preset(node.asText());
    }

    private Step repeat(YamlMapping step, StepPath path) {
        return new Step.Repeat(
                (int) step.integer("repeat", 1, Step.MOST_TIMES),
                all(step.node("steps").asList(), path));
    }

    private Step choose(YamlMapping step, StepPath path) {
        List<List<Step>> branches = new ArrayList<>();
        for (YamlNode branch : step.list("choose")) {
            List<YamlNode> steps = branch instanceof YamlList ? branch.asList() : List.of(branch);
            branches.add(all(steps, path.child(branches.size() + 1)));
        }
        return new Step.Choose(branches);
    }

    private static Step hook(YamlMapping step) {
        YamlNode command = step.node("hook");
        List<String> words = command instanceof YamlList
                ? command.asList().stream().map(YamlNode::asText).toList()
                : List.of(command.asText().strip().split("\\s+"));
        return new Step.Hook(words, within(step));
    }

    private static @Nullable Duration within(YamlMapping step) {
        return step.optional("within").map(YamlNode::asDuration).orElse(null);
    }

    private static @Nullable String on(YamlMapping step) {
        return step.optionalText("on").orElse(null);
    }

    private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
        return Stream.of(values)
                .collect(Collectors.toMap(word, value -> value, (one, other) -> one, LinkedHashMap::new));
    }
}
