package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what a step sends: a word with its options, a message, or something raw. Confined to one reading. */
final class SendReader {

    private static final Map<String, Function<YamlNode, Payload>> RAW = raw();
    private static final Map<String, Object> PRIORITIES = priorities();

    private final Map<String, JsonValue> schemas;
    private final Map<String, Function<YamlMapping, MessageTemplate>> words = new LinkedHashMap<>();
    private final Role role;

    SendReader(Role role, Map<String, JsonValue> schemas) {
        this.role = role;
        this.schemas = schemas;
        if (role == Role.GAME) {
            gameWords();
        } else {
            serverWords();
        }
    }

    private void gameWords() {
        words.put("startup", step -> Scenarios.startup());
        words.put("context", step -> Scenarios.context(step.text("message"), step.flag("silent", true)));
        words.put(
                "register",
                step -> Scenarios.register(
                        step.list("actions").stream().map(this::action).toArray(NamedAction[]::new)));
        words.put("unregister", step -> with(Scenarios.unregister(), step, "names", "data.action_names"));
        words.put("force", this::force);
        words.put("result", this::result);
        words.put("shutdown/ready", step -> Scenarios.shutdownReady());
    }

    private void serverWords() {
        words.put("acknowledge", step -> Scenarios.acknowledge());
        words.put("action", this::call);
        words.put("reregister_all", step -> Scenarios.reregisterAll());
        words.put("shutdown/graceful", step -> Scenarios.gracefulShutdown(step.flag("wanted", true)));
        words.put("shutdown/immediate", step -> Scenarios.immediateShutdown());
        words.put("speech_finished", this::speechFinished);
    }

    Payload read(YamlMapping step) {
        YamlNode sent = step.node("send");
        if (sent instanceof YamlMapping mapping) {
            return mapping(mapping.asMapping());
        }
        String word = sent.asText();
        Function<YamlMapping, MessageTemplate> known = words.get(word);
        if (known == null) {
            sent.unknown("message of a " + role.word(), word, words.keySet());
            step.json();
            return Scenarios.message("?").payload();
        }
        return known.apply(step).payload();
    }

    private static Payload mapping(YamlMapping mapping) {
        for (Map.Entry<String, Function<YamlNode, Payload>> raw : RAW.entrySet()) {
            if (mapping.has(raw.getKey())) {
                YamlNode value = mapping.node(raw.getKey());
                return attempt(value, () -> raw.getValue().apply(value)).orElseGet(() -> new Payload.Raw(""));
            }
        }
        if (!mapping.has("command")) {
            mapping.problem("expected \"command\", or one of " + String.join(", ", RAW.keySet()) + ", was absent");
        }
        return new Payload.Message(new Template.Members(ValueReader.TEMPLATES.message(mapping)));
    }

    private NamedAction action(YamlNode node) {
        if (!(node instanceof YamlMapping)) {
            return NamedAction.of(node.asText());
        }
        YamlMapping mapping = node.asMapping();
        NamedAction action = NamedAction.of(mapping.text("name"));
        Optional<String> description = mapping.optionalText("description");
        if (description.isPresent()) {
            action = action.description(description.get());
        }
        if (mapping.has("one-of")) {
            return oneOf(action, mapping.mapping("one-of"));
        }
        return mapping.optional("schema").map(this::schema).map(action::schema).orElse(action);
    }

    private static NamedAction oneOf(NamedAction action, YamlMapping choices) {
        if (choices.keys().size() != 1) {
            choices.problem("expected one parameter with its texts, was "
                    + choices.keys().size());
            return action;
        }
        String parameter = choices.keys().iterator().next();
        String[] values = choices.list(parameter).stream().map(YamlNode::asText).toArray(String[]::new);
        return action.oneOf(parameter, values);
    }

    private JsonValue schema(YamlNode node) {
        if (node instanceof YamlMapping) {
            return node.json();
        }
        String name = node.asText();
        JsonValue known = schemas.get(name.startsWith("schema:") ? name.substring("schema:".length()) : name);
        if (known == null) {
            node.unknown("schema", name, schemas.keySet());
            return new JsonValue.Members(Map.of());
        }
        return known;
    }

    private MessageTemplate force(YamlMapping step) {
        MessageTemplate force = with(Scenarios.force(), step, "names", "data.action_names");
        force = withOptional(force, step, "state", "data.state");
        force = withOptional(force, step, "query", "data.query");
        force = withOptional(force, step, "ephemeral", "data.ephemeral_context");
        step.optional("priority").ifPresent(node -> node.asChoice(PRIORITIES));
        return withOptional(force, step, "priority", "data.priority");
    }

    private MessageTemplate result(YamlMapping step) {
        MessageTemplate result =
                Scenarios.result(ValueReader.TEMPLATES.value(step.node("id")), step.flag("success", true));
        return withOptional(result, step, "message", "data.message");
    }

    private MessageTemplate call(YamlMapping step) {
        MessageTemplate call = Scenarios.call(ValueReader.TEMPLATES.value(step.node("name")));
        call = withOptional(call, step, "id", "data.id");
        Optional<YamlNode> data = step.optional("data");
        if (data.isEmpty()) {
            return call;
        }
        Template value = ValueReader.TEMPLATES.value(data.get());
        return call.with("data.data", data.get() instanceof YamlMapping ? new Template.AsText(value) : value);
    }

    private MessageTemplate speechFinished(YamlMapping step) {
        MessageTemplate speech = Scenarios.speechFinished(step.flag("final", true));
        speech = withOptional(speech, step, "cancelled", "data.cancelled");
        return withOptional(speech, step, "reason", "data.reason");
    }

    private static MessageTemplate with(MessageTemplate message, YamlMapping step, String key, String path) {
        return message.with(path, ValueReader.TEMPLATES.value(step.node(key)));
    }

    private static MessageTemplate withOptional(MessageTemplate message, YamlMapping step, String key, String path) {
        return step.has(key) ? with(message, step, key, path) : message;
    }

    static <T> Optional<T> attempt(YamlNode node, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException e) {
            node.problem(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Map<String, Function<YamlNode, Payload>> raw() {
        Map<String, Function<YamlNode, Payload>> raw = new LinkedHashMap<>();
        raw.put("raw", node -> new Payload.Raw(node.asText()));
        raw.put(
                "fragments",
                node -> new Payload.Fragments(
                        node.asList().stream().map(YamlNode::asText).toList()));
        raw.put("binary", node -> new Payload.Binary(node.asText()));
        raw.put("frames", node -> new Payload.Frames(node.asText()));
        return raw;
    }

    private static Map<String, Object> priorities() {
        Map<String, Object> words = new TreeMap<>();
        List.of("low", "medium", "high", "critical").forEach(word -> words.put(word, word));
        return words;
    }
}
