package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small game under test that can be broken in many ways: it offers {@code play}, with a card, and {@code look}, forces
 * one of them, carries out each once, and connects again a second after it was cut off.
 */
final class ToyGame implements WireListener {

    /** What is wrong with it. */
    enum Bug {
        FORCES_NOTHING,
        RESULT_BEFORE_UNREGISTER,
        ACCEPTS_ANYTHING,
        REFUSES_EVERYTHING,
        NEVER_ANSWERS,
        FAILS_WITHOUT_MESSAGE,
        UNREGISTERS_ON_FAILURE,
        ACCEPTS_UNKNOWN,
        NEVER_RETURNS,
        RETURNS_WITHOUT_STARTUP,
        STARTS_TWICE,
        CHANGES_IDS,
        REGISTERS_ONLY_ONE,
        IGNORES_SHUTDOWN,
    }

    private static final Map<String, String> SCHEMAS = Map.of(
            "play",
            "{\"type\":\"object\",\"properties\":{\"card\":{\"enum\":[\"ace\",\"king\"]},\"count\":{\"type\":\"integer\","
                    + "\"minimum\":1,\"maximum\":3}},\"required\":[\"card\",\"count\"]}",
            "look",
            "{}");

    private final Network network;
    private final URI server;
    private final Set<Bug> bugs;
    private final Set<String> active = new LinkedHashSet<>();
    private @Nullable Wire wire;

    ToyGame(Network network, URI server, Set<Bug> bugs) {
        this.network = network;
        this.server = server;
        this.bugs = bugs.isEmpty() ? EnumSet.noneOf(Bug.class) : EnumSet.copyOf(bugs);
        connect(true);
    }

    private boolean has(Bug bug) {
        return bugs.contains(bug);
    }

    private void connect(boolean first) {
        try {
            wire = network.connect(new Dial(server, Map.of(), null, Duration.ofSeconds(1), false), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (first || !has(Bug.RETURNS_WITHOUT_STARTUP)) {
            say("startup", null);
        }
        if (has(Bug.STARTS_TWICE)) {
            say("startup", null);
        }
        register();
        if (!has(Bug.FORCES_NOTHING)) {
            say("actions/force", "{\"query\":\"Your turn.\",\"action_names\":[\"play\",\"look\"]}");
        }
    }

    private void register() {
        active.addAll(SCHEMAS.keySet());
        say(
                "actions/register",
                "{\"actions\":[" + definition("play") + (has(Bug.REGISTERS_ONLY_ONE) ? "" : ',' + definition("look"))
                        + "]}");
    }

    private static String definition(String name) {
        return new JsonText()
                .beginObject()
                .member("name", name)
                .member("description", "Does it.")
                .embedded("schema", schema(name))
                .endObject()
                .toString();
    }

    private static String schema(String name) {
        return SCHEMAS.getOrDefault(name, "{}");
    }

    @Override
    public void text(String text) {
        JsonValue message = JsonValue.parse(text).orElseThrow();
        switch (message.textAt("/command").orElse("")) {
            case "action" -> action(message);
            case "actions/reregister_all" -> register();
            case "shutdown/graceful" -> {
                if (!has(Bug.IGNORES_SHUTDOWN)) {
                    say("shutdown/ready", null);
                }
            }
            default -> {}
        }
    }

    private void action(JsonValue message) {
        String id = message.textAt("/data/id").orElseThrow();
        String name = message.textAt("/data/name").orElseThrow();
        if (has(Bug.NEVER_ANSWERS)) {
            return;
        }
        if (!active.contains(name)) {
            result(id, has(Bug.ACCEPTS_UNKNOWN), "There is no " + name + '.');
        } else if (fits(name, message.textAt("/data/data").orElse(null))) {
            carryOut(id, name);
        } else {
            if (has(Bug.UNREGISTERS_ON_FAILURE)) {
                unregister(name);
            }
            result(id, false, "That does not fit.");
        }
    }

    private boolean fits(String name, @Nullable String data) {
        ActionSchema schema =
                ActionSchema.compile(schema(name), Edition.newest()).orElseThrow();
        return !has(Bug.REFUSES_EVERYTHING)
                && (has(Bug.ACCEPTS_ANYTHING) || schema.validate(data).isEmpty());
    }

    private void carryOut(String id, String name) {
        active.remove(name);
        if (has(Bug.RESULT_BEFORE_UNREGISTER)) {
            result(id, true, "Done.");
            unregister(name);
        } else {
            unregister(name);
            result(id, true, "Done.");
        }
    }

    private void unregister(String name) {
        say("actions/unregister", "{\"action_names\":[\"" + name + "\"]}");
    }

    private void result(String id, boolean success, String text) {
        boolean silent = !success && has(Bug.FAILS_WITHOUT_MESSAGE);
        JsonText data = new JsonText().beginObject().member("id", has(Bug.CHANGES_IDS) ? id + '0' : id);
        data.member("success", success);
        say(
                "action/result",
                (silent ? data : data.member("message", text)).endObject().toString());
    }

    private void say(String command, @Nullable String data) {
        JsonText text = new JsonText().beginObject().member("command", command).member("game", "Toy");
        if (wire != null) {
            var unused = wire.sendText((data == null ? text : text.embedded("data", data))
                    .endObject()
                    .toString());
        }
    }

    @Override
    public void binary(byte[] bytes) {}

    @Override
    public void pong(byte[] payload) {}

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void closed(int code, String reason) {
        if (!has(Bug.NEVER_RETURNS) && code != 1001) {
            network.timeline().schedule(Duration.ofSeconds(1), () -> connect(false));
        }
    }
}
