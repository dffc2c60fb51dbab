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
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One game at the reference server: understands what it says and answers. Confined to its server. */
final class ReferenceConnection implements WireListener, GameMessage.Visitor<Boolean> {

    private static final CharacterSession SESSION = new CharacterSession("reference", "reference", "Reference");
    private static final CharacterSession BORROWED = new CharacterSession("reference", "neuro", "Evil Neuro");
    private static final String INVITATION = "whenever you like";
    private static final Duration IDLE = Duration.ofSeconds(100);
    private static final Duration QUICKLY = Duration.ofMillis(100);
    private static final Duration PONDERING = Duration.ofMillis(10);
    private static final int BURST = 500;
    private static final int LARGE = 256 << 10;
    private static final int LONGEST = 4 << 20;

    final ReferenceServer server;
    final ReferenceTurn turn;
    private final Wire wire;
    private final MessageDecoder decoder;
    private boolean started;
    private boolean gone;
    private boolean asked;
    private boolean sentBinary;
    private long said;
    private long burstFrom;
    private int burst;
    private @Nullable String game;

    ReferenceConnection(ReferenceServer server, Wire wire) {
        this.server = server;
        this.wire = wire;
        this.decoder = new MessageDecoder(server.edition, LONGEST);
        this.turn = new ReferenceTurn(this);
    }

    boolean isGone() {
        return gone;
    }

    boolean isPlaying(String name) {
        return !gone && name.equals(game);
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
        if (is(ServerMutant.DROP_IDLE)) {
            said++;
            long now = said;
            server.later(IDLE, () -> dropIdle(now));
        }
        if (isTooQuick()) {
            return;
        }
        if (is(ServerMutant.CLOSE_ON_LARGE) && text.length() > LARGE) {
            end(1009);
            return;
        }
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

    private boolean isTooQuick() {
        if (!is(ServerMutant.BURST_LIMIT)) {
            return false;
        }
        long now = server.nanos();
        if (now - burstFrom > QUICKLY.toNanos()) {
            burstFrom = now;
            burst = 0;
        }
        burst++;
        return burst > BURST;
    }

    private void dropIdle(long number) {
        if (number == said && !gone) {
            wire.disconnect();
        }
    }

    private void understood(GameMessage message, String text) {
        askAgain(message);
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

    /** Whoever does not begin with startup has been here before, and is asked what it had registered. */
    private void askAgain(GameMessage message) {
        if (!started && !asked && !(message instanceof GameMessage.Startup)) {
            asked = true;
            say(MessageEncoder.encode(new NeuroMessage.ReregisterAll()));
        }
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
                : MessageEncoder.encode(new NeuroMessage.StartupAck(session()));
        if (is(ServerMutant.ACK_BROADCAST)) {
            server.connections.forEach(connection -> connection.say(ack));
        } else {
            say(ack);
        }
    }

    private CharacterSession session() {
        if (is(ServerMutant.NEW_SESSION)) {
            return new CharacterSession(server.nextId(), "reference", "Reference");
        }
        return is(ServerMutant.BORROWED_NAME) ? BORROWED : SESSION;
    }

    @Override
    public Boolean context(GameMessage.Context context) {
        if (is(ServerMutant.CLOSE_ON_CONTEXT) || (is(ServerMutant.CLOSE_ON_CONTEXT_OWED) && turn.owesResult())) {
            end(1008);
        }
        if (is(ServerMutant.SLOW_CONTEXT)) {
            turn.ponder(PONDERING);
        }
        if (!context.silent() && context.message().contains(INVITATION) && !is(ServerMutant.NEVER_UNFORCED)) {
            server.soon(turn::actUnasked);
        }
        if (!context.silent()) {
            server.speech.invited(context.message());
        }
        return true;
    }

    @Override
    public Boolean registerActions(GameMessage.RegisterActions register) {
        if (is(ServerMutant.IGNORE_REREGISTERED) && asked) {
            return false;
        }
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
        if (is(ServerMutant.ANY_CONNECTION)) {
            server.connections.stream().filter(other -> other != this).forEach(other -> other.turn.result(result));
        }
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
        if (is(ServerMutant.LAST_OWNER)) {
            server.connections.stream()
                    .filter(other -> !other.gone && other.turn.knows(action.name()))
                    .reduce((earlier, later) -> later)
                    .orElse(this)
                    .say(MessageEncoder.encode(action));
        } else if (is(ServerMutant.BROADCAST)) {
            server.connections.forEach(connection -> connection.say(MessageEncoder.encode(action)));
        } else {
            say(MessageEncoder.encode(action));
        }
    }

    void say(String text) {
        if (!gone) {
            var unused = wire.sendText(text);
        }
    }

    void reset() {
        wire.reset();
    }

    void end(int code) {
        if (!gone) {
            var unused = wire.close(code, "");
        }
    }

    @Override
    public void binary(byte[] bytes) {
        sentBinary = true;
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
            if (sentBinary && is(ServerMutant.STUCK_AFTER_BINARY)) {
                server.getStuck();
            }
            turn.handOver();
            if (!is(ServerMutant.KEEP_REGISTRY) && !is(ServerMutant.USE_GONE)) {
                turn.leave();
            }
        });
    }
}
