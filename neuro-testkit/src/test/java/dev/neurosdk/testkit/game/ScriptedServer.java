package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.peer.CloseStatus;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A WebSocket server that does what a test tells it to, on whatever path. Thread-safe. */
public final class ScriptedServer implements AutoCloseable {

    private static final MessageDecoder DECODER =
            new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);

    /** Reads what a game says and reacts to it. */
    @FunctionalInterface
    interface Script {
        /** A text message has arrived. */
        void text(Peer peer, String text);

        /** A game has connected. */
        default void opened(Peer peer) {}
    }

    private final Server server;
    private final Script script;
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<CloseStatus> closes = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
    private final Map<String, String> handshake = new ConcurrentHashMap<>();

    private ScriptedServer(Script script) {
        this.script = script;
        QueuedThreadPool threads = new QueuedThreadPool(16);
        threads.setDaemon(true);
        server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(
                server,
                container -> container.addMapping("/", (rq, rs, done) -> {
                    handshake.put("target", rq.getHttpURI().getPathQuery());
                    rq.getHeaders().forEach(field -> handshake.put(field.getName(), field.getValue()));
                    return new Endpoint(this);
                })));
        LifeCycle.start(server);
    }

    static ScriptedServer start(Script script) {
        return new ScriptedServer(script);
    }

    /** Takes what it gets and says nothing. */
    static ScriptedServer silent() {
        return start((peer, text) -> {});
    }

    /** Says some texts as soon as a game connects. */
    static ScriptedServer greeting(String... greetings) {
        return start(new Script() {
            @Override
            public void text(Peer peer, String text) {}

            @Override
            public void opened(Peer peer) {
                List.of(greetings).forEach(peer::say);
            }
        });
    }

    /** Answers each force with a call of its first action, and each call's result with nothing. */
    static ScriptedServer obliging() {
        return start(new Obliging());
    }

    static GameMessage decoded(String text) {
        Decoded<GameMessage> decoded = DECODER.decodeGame(text);
        assertThat(decoded).isInstanceOf(Decoded.Understood.class);
        return ((Decoded.Understood<GameMessage>) decoded).message();
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/");
    }

    String nextText() throws InterruptedException {
        return next(texts);
    }

    GameMessage nextMessage() throws InterruptedException {
        return decoded(nextText());
    }

    byte[] nextBinary() throws InterruptedException {
        return next(binaries);
    }

    CloseStatus nextClose() throws InterruptedException {
        return next(closes);
    }

    Map<String, String> handshake() {
        return handshake;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T item = queue.poll(5, TimeUnit.SECONDS);
        assertThat(item).as("the next thing from the game, within 5 s").isNotNull();
        return item;
    }

    /** The server's end of one connection. */
    record Peer(Session session) {
        void say(String text) {
            session.sendText(text, Callback.NOOP);
        }

        void say(NeuroMessage message) {
            say(MessageEncoder.encode(message));
        }

        void sayBinary(byte[] bytes) {
            session.sendBinary(ByteBuffer.wrap(bytes), Callback.NOOP);
        }

        void close(int code, String reason) {
            session.close(code, reason, Callback.NOOP);
        }

        void cut() {
            session.disconnect();
        }
    }

    /** The smallest Neuro. */
    static class Obliging implements Script {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public void text(Peer peer, String text) {
            if (decoded(text) instanceof GameMessage.ForceActions force) {
                call(peer, force.actionNames().get(0));
            }
        }

        void call(Peer peer, String name) {
            peer.say(new NeuroMessage.Action("call-" + calls.incrementAndGet(), name, null));
        }
    }

    /** Jetty wants it public. */
    public static final class Endpoint extends Session.Listener.AbstractAutoDemanding {
        private final ScriptedServer server;

        Endpoint(ScriptedServer server) {
            this.server = server;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            super.onWebSocketOpen(session);
            server.script.opened(new Peer(session));
        }

        @Override
        public void onWebSocketText(String text) {
            server.texts.add(text);
            server.script.text(new Peer(getSession()), text);
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            byte[] bytes = new byte[payload.remaining()];
            payload.get(bytes);
            callback.succeed();
            server.binaries.add(bytes);
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            // A cut connection is what some tests are about.
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            callback.succeed();
            server.closes.add(new CloseStatus(code, reason == null ? "" : reason));
        }
    }
}
