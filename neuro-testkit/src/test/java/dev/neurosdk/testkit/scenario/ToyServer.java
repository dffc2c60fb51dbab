package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small server under test that can be broken in many ways. Besides what the protocol asks it answers {@code toy/echo} with
 * the same data, {@code toy/open} with the number of open connections, and {@code toy/later} with {@code toy/tick} after
 * 20 s; it closes with 1003 after a binary message, and tells of every result as {@code toy/result}.
 */
final class ToyServer implements Acceptor {

    /** What is wrong with it. */
    enum Bug {
        MUTE,
        SLOW,
        CALLS_ANOTHER,
        ACKNOWLEDGES_LAST,
        CALLS_UNASKED,
        ANSWERS_UNKNOWN,
        KEEPS_ACTIONS,
        KEEPS_OPEN_AFTER_BINARY,
        COUNTS_CLOSED,
        ECHOES_OTHERWISE,
        TIRES,
        TICKS_LATE,
        TELLS_NO_RESULT,
        CLOSES_WITH_ANOTHER_CODE,
    }

    private final Timeline timeline;
    private final Set<Bug> bugs;
    private final String otherwise;
    private final URI uri;
    private int open;
    private int echoes;

    ToyServer(Network network, Set<Bug> bugs, String otherwise) throws IOException {
        this.timeline = network.timeline();
        this.bugs = bugs.isEmpty() ? EnumSet.noneOf(Bug.class) : EnumSet.copyOf(bugs);
        this.otherwise = otherwise;
        this.uri = network.listen("127.0.0.1", 0, this).uri();
    }

    URI uri() {
        return uri;
    }

    @Override
    public Admission decide(Opening opening) {
        open++;
        return new Accepted(Session::new);
    }

    private boolean has(Bug bug) {
        return bugs.contains(bug);
    }

    private final class Session implements WireListener {
        private final Wire wire;
        private final Set<String> actions = new LinkedHashSet<>();
        private int calls;
        private boolean ended;

        Session(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void text(String text) {
            JsonValue message = JsonValue.parse(text).orElse(new JsonValue.Nothing());
            switch (message.textAt("/command").orElse("")) {
                case "startup" -> startup();
                case "actions/register" ->
                    elements(message, "/data/actions")
                            .forEach(
                                    action -> actions.add(action.textAt("/name").orElseThrow()));
                case "actions/unregister" ->
                    elements(message, "/data/action_names")
                            .forEach(name -> actions.remove(name.textAt("").orElseThrow()));
                case "actions/force" -> force(elements(message, "/data/action_names"));
                case "action/result" -> result(message);
                case "toy/echo" -> echo(message);
                case "toy/open" -> say("{\"command\":\"toy/open\",\"data\":{\"count\":" + open + "}}", Duration.ZERO);
                case "toy/later" ->
                    say("{\"command\":\"toy/tick\"}", Duration.ofSeconds(has(Bug.TICKS_LATE) ? 40 : 20));
                default -> unknown();
            }
        }

        private void startup() {
            if (!has(Bug.KEEPS_ACTIONS)) {
                actions.clear();
            }
            say(
                    "{\"command\":\"startup\",\"data\":{\"session\":{\"sessionId\":\"s\",\"characterId\":\"neuro\","
                            + "\"displayName\":\"Neuro\"}}}",
                    has(Bug.ACKNOWLEDGES_LAST) ? Duration.ofSeconds(1) : Duration.ZERO);
            if (has(Bug.CALLS_UNASKED)) {
                call("nobody", Duration.ofMillis(500));
            }
        }

        private void force(List<JsonValue> names) {
            for (JsonValue name : names) {
                String text = name.textAt("").orElseThrow();
                if (actions.contains(text)) {
                    call(has(Bug.CALLS_ANOTHER) ? "another" : text, Duration.ofSeconds(has(Bug.SLOW) ? 10 : 0));
                    return;
                }
            }
        }

        private void call(String name, Duration delay) {
            say("{\"command\":\"action\",\"data\":{\"id\":\"toy-" + ++calls + "\",\"name\":\"" + name + "\"}}", delay);
        }

        private void result(JsonValue message) {
            if (!has(Bug.TELLS_NO_RESULT)) {
                say(
                        "{\"command\":\"toy/result\",\"data\":"
                                + message.at("/data").orElseThrow() + "}",
                        Duration.ZERO);
            }
        }

        private void echo(JsonValue message) {
            echoes++;
            if (has(Bug.TIRES) && echoes > 2) {
                return;
            }
            JsonValue data = message.at("/data").orElse(new JsonValue.Members(Map.of()));
            say(
                    "{\"command\":\"toy/echo\",\"data\":" + (has(Bug.ECHOES_OTHERWISE) ? otherwise : data) + "}",
                    Duration.ZERO);
        }

        private void unknown() {
            if (has(Bug.ANSWERS_UNKNOWN)) {
                say("{\"command\":\"toy/error\"}", Duration.ZERO);
            }
        }

        private void say(String text, Duration delay) {
            if (has(Bug.MUTE)) {
                return;
            }
            if (delay.isZero()) {
                var unused = wire.sendText(text);
            } else {
                timeline.schedule(delay, () -> {
                    if (!ended) {
                        var unused = wire.sendText(text);
                    }
                });
            }
        }

        @Override
        public void binary(byte[] bytes) {
            if (!has(Bug.KEEPS_OPEN_AFTER_BINARY)) {
                var unused = wire.close(has(Bug.CLOSES_WITH_ANOTHER_CODE) ? 1011 : 1003, "");
            }
        }

        @Override
        public void pong(byte[] payload) {}

        @Override
        public void failed(Throwable cause) {}

        @Override
        public void closed(int code, String reason) {
            ended = true;
            if (!has(Bug.COUNTS_CLOSED)) {
                open--;
            }
        }

        private List<JsonValue> elements(JsonValue message, String pointer) {
            return message.at(pointer)
                    .filter(JsonValue.Elements.class::isInstance)
                    .map(array -> ((JsonValue.Elements) array).elements())
                    .orElse(List.of());
        }
    }
}
