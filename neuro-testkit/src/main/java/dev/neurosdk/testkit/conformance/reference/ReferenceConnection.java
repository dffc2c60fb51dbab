package dev.neurosdk.testkit.conformance.reference;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One game at the reference server: understands what it says and answers. Confined to its server. */
final class ReferenceConnection implements WireListener, GameMessage.Visitor<Boolean> {

    private static final CharacterSession SESSION = new CharacterSession("reference", "reference", "Reference");

    final ReferenceServer server;
    final ReferenceTurn turn;
    private final Wire wire;
    private final MessageDecoder decoder;
    private boolean started;
    private boolean gone;
    private @Nullable String game;

    ReferenceConnection(ReferenceServer server, Wire wire) {
        this.server = server;
        this.wire = wire;
        this.decoder = new MessageDecoder(server.edition, MessageDecoder.DEFAULT_MAX_LENGTH);
        this.turn = new ReferenceTurn(this);
    }

    boolean isGone() {
        return gone;
    }

    private boolean is(ServerMutant mutant) {
        return server.is(mutant);
    }

    @Override
    public void text(String text, List<Integer> frames) {
        if (frames.size() <= 1 || !is(ServerMutant.FRAGMENTLESS)) {
            text(text);
        }
    }

    @Override
    public void text(String text) {
        server.exclusively(() -> received(text));
    }

    private void received(String text) {
        if (is(ServerMutant.CRASH_ON_NULL) && text.equals("null")) {
            server.connections.forEach(connection -> connection.wire.reset());
            return;
        }
        boolean ignored = (is(ServerMutant.ONE_LINE_ONLY) && text.contains("\n"))
                || (is(ServerMutant.STRICT_PRIORITY) && text.contains("\"urgent\""))
                || (is(ServerMutant.STRICT_NULLS) && text.contains(":null"))
                || (is(ServerMutant.STRICT_MEMBERS) && text.contains("\"nc_extra"));
        if (ignored) {
            return;
        }
        String readable = is(ServerMutant.ASCII_ONLY) ? text.replaceAll("[^\\x00-\\x7f]", "?") : text;
        if (is(ServerMutant.FIRST_IN_MESSAGE)) {
            readable = readable.replaceAll("(\\{\"name\":\"(\\w+)\".*),(\\{\"name\":\"\\2\".*)\\]\\}\\}", "$1]}}");
        }
        Decoded<GameMessage> decoded = decoder.decodeGame(readable);
        boolean flawed = decoded.violations().stream().anyMatch(violation -> violation.level() == Level.MUST);
        if (is(ServerMutant.ERROR_REPLY) && (flawed || decoded instanceof Decoded.Unrecognized)) {
            say("{\"command\":\"reference/error\"}");
        }
        if (decoded instanceof Decoded.Understood<GameMessage> understood) {
            understood(understood.message(), readable);
        } else if (is(ServerMutant.CLOSE_ON_GARBAGE)
                && !(JsonValue.parse(readable).orElse(new JsonValue.Nothing()) instanceof JsonValue.Members)) {
            end(1003);
        } else if (is(ServerMutant.CLOSE_ON_EMPTY_FORCE) && readable.contains("\"action_names\":[]")) {
            end(1008);
        }
    }

    private void understood(GameMessage message, String text) {
        boolean unwelcome = (is(ServerMutant.NEED_STARTUP) && !started && !(message instanceof GameMessage.Startup))
                || (is(ServerMutant.ONE_CONNECTION_A_NAME) && isServedElsewhere(message.game()));
        if (unwelcome) {
            return;
        }
        if (is(ServerMutant.ANSWER_RENAME) && game != null && !game.equals(message.game())) {
            say("{\"command\":\"reference/renamed\"}");
        }
        if (game == null && is(ServerMutant.KEEP_REGISTRY)) {
            server.connections.stream()
                    .filter(other -> other != this && message.game().equals(other.game))
                    .forEach(other -> turn.inherit(other.turn));
        }
        game = game == null ? message.game() : game;
        if (message instanceof GameMessage.Startup
                && is(ServerMutant.REFUSE_STARTUP_DATA)
                && text.contains("\"data\"")) {
            end(1008);
        }
        boolean unused = message.accept(this);
    }

    private boolean isServedElsewhere(String name) {
        return server.connections.stream().takeWhile(other -> other != this).anyMatch(other -> name.equals(other.game));
    }

    @Override
    public Boolean startup(GameMessage.Startup startup) {
        if (started && is(ServerMutant.REFUSE_SECOND_STARTUP)) {
            end(1008);
            return false;
        }
        started = true;
        if (is(ServerMutant.CLEAR_ALL_GAMES)) {
            server.connections.forEach(connection -> connection.turn.startAnew());
        }
        turn.startAnew();
        acknowledge();
        return true;
    }

    private void acknowledge() {
        if (is(ServerMutant.NO_ACK) || !server.edition.startupAck()) {
            return;
        }
        String ack = is(ServerMutant.FLAT_ACK)
                ? "{\"command\":\"startup\",\"data\":{\"sessionId\":\"reference\"}}"
                : MessageEncoder.encode(new NeuroMessage.StartupAck(SESSION));
        if (is(ServerMutant.ACK_BROADCAST)) {
            server.connections.forEach(connection -> connection.say(ack));
        } else {
            say(ack);
        }
    }

    @Override
    public Boolean context(GameMessage.Context context) {
        if (is(ServerMutant.CLOSE_ON_CONTEXT) || (is(ServerMutant.CLOSE_ON_CONTEXT_OWED) && turn.owesResult())) {
            end(1008);
        }
        return true;
    }

    @Override
    public Boolean registerActions(GameMessage.RegisterActions register) {
        if (is(ServerMutant.CLOSE_ON_EMPTY_ARRAY) && register.actions().isEmpty()) {
            end(1008);
        } else if (is(ServerMutant.CLOSE_ON_ODD_NAMES)
                && register.actions().stream().anyMatch(action -> action.name().equals("__proto__"))) {
            end(1011);
        } else if (is(ServerMutant.REORDER_BURST)) {
            server.soon(() -> turn.register(register.actions()));
        } else {
            turn.register(register.actions());
        }
        return true;
    }

    @Override
    public Boolean unregisterActions(GameMessage.UnregisterActions unregister) {
        List<String> names = unregister.actionNames();
        if ((is(ServerMutant.CLOSE_ON_EMPTY_ARRAY) && names.isEmpty())
                || (is(ServerMutant.CLOSE_ON_UNKNOWN_NAME) && !names.stream().allMatch(turn::knows))) {
            end(1008);
        } else if (!is(ServerMutant.IGNORE_UNREGISTER)) {
            turn.unregister(names);
        }
        return true;
    }

    @Override
    public Boolean forceActions(GameMessage.ForceActions force) {
        turn.force(force);
        return true;
    }

    @Override
    public Boolean actionResult(GameMessage.ActionResult result) {
        turn.result(result);
        return true;
    }

    @Override
    public Boolean shutdownReady(GameMessage.ShutdownReady ready) {
        if (is(ServerMutant.ERROR_REPLY)) {
            say("{\"command\":\"reference/error\"}");
        }
        return true;
    }

    void call(NeuroMessage.Action action) {
        if (is(ServerMutant.BROADCAST)) {
            server.connections.forEach(connection -> connection.say(MessageEncoder.encode(action)));
        } else {
            say(MessageEncoder.encode(action));
        }
    }

    private void say(String text) {
        if (!gone) {
            var unused = wire.sendText(text);
        }
    }

    void end(int code) {
        if (!gone) {
            var unused = wire.close(code, "");
        }
    }

    @Override
    public void binary(byte[] bytes) {
        if (is(ServerMutant.ANSWER_BINARY)) {
            server.exclusively(() -> say("{\"command\":\"reference/binary\"}"));
        }
    }

    @Override
    public void pong(byte[] payload) {}

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void closed(int code, String reason) {
        server.exclusively(() -> {
            gone = true;
            if (!is(ServerMutant.KEEP_REGISTRY) && !is(ServerMutant.USE_GONE)) {
                turn.leave();
            }
        });
    }
}
