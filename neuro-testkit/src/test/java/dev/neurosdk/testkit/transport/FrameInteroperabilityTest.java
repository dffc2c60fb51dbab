package dev.neurosdk.testkit.transport;

import static dev.neurosdk.testkit.transport.Sends.begun;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.transport.frame.Frame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of our own against other people's WebSocket code, in both roles. */
class FrameInteroperabilityTest {

    private final HeardListener heard = new HeardListener();

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65535, 65536, 300_000})
    void jettyServer_echoesOurTexts(int length) throws Exception {
        try (Echo echo = new Echo()) {
            Wire wire = Network.tcp().connect(dial(echo.uri(), true), heard);
            String text = "é".repeat(length / 2) + "x".repeat(length % 2);
            begun(wire.sendText(text));
            assertThat(heard.next()).startsWith("text " + text + " [");
            begun(wire.close(1000, "done"));
            assertThat(heard.next()).startsWith("closed 1000");
        }
    }

    @Test
    void jettyServer_takesOurFragments_withAPingBetween() throws Exception {
        try (Echo echo = new Echo()) {
            Wire wire = Network.tcp().connect(dial(echo.uri(), true), heard);
            byte[] word = "é".getBytes(UTF_8);
            begun(wire.sendBytes(Frame.of(Frame.TEXT, new byte[] {word[0]})
                    .withFin(false)
                    .withMasked(true)
                    .encode(3)));
            begun(wire.ping("p".getBytes(UTF_8)));
            begun(wire.sendBytes(Frame.of(Frame.CONTINUATION, new byte[] {word[1]})
                    .withMasked(true)
                    .encode(4)));
            assertThat(heard.next()).isEqualTo("pong p");
            assertThat(heard.next()).isEqualTo("text é [2]");
            wire.disconnect();
        }
    }

    @Test
    void jettyServer_refusesOurIllegalFrame() throws Exception {
        try (Echo echo = new Echo()) {
            Wire wire = Network.tcp().connect(dial(echo.uri(), true), heard);
            begun(wire.sendBytes(Frame.text("x").withRsv(4).withMasked(true).encode(3)));
            assertThat(heard.next()).startsWith("closed 1002");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65535, 65536, 300_000})
    void jettyClient_talksToOurServer(int length) throws Exception {
        try (Listening ours = echoing()) {
            Wire jetty = Network.tcp().connect(dial(ours.uri(), false), heard);
            String text = "x".repeat(length);
            begun(jetty.sendText(text));
            assertThat(heard.next()).isEqualTo("text " + text);
            begun(jetty.sendFragment("a", false));
            begun(jetty.sendFragment("b", true));
            assertThat(heard.next()).isEqualTo("text ab");
            begun(jetty.ping("p".getBytes(UTF_8)));
            assertThat(heard.next()).isEqualTo("pong p");
            var unused =
                    jetty.close(4000, "done"); // a quick answer ends the connection before the frame counts as written
            assertThat(heard.next()).startsWith("closed 4000");
        }
    }

    @Test
    void jdkClient_talksToOurServer() throws Exception {
        try (Listening ours = echoing()) {
            BlockingQueue<String> texts = new LinkedBlockingQueue<>();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(ours.uri(), new Jdk(texts))
                    .get(5, TimeUnit.SECONDS);
            String big = "y".repeat(70_000);
            socket.sendText("a", false).get(5, TimeUnit.SECONDS);
            socket.sendPing(ByteBuffer.wrap(new byte[] {7})).get(5, TimeUnit.SECONDS);
            socket.sendText("b", true).get(5, TimeUnit.SECONDS);
            assertThat(next(texts)).isEqualTo("pong 7");
            assertThat(next(texts)).isEqualTo("ab");
            socket.sendText(big, true).get(5, TimeUnit.SECONDS);
            assertThat(next(texts)).isEqualTo(big);
            socket.sendClose(3001, "bye").get(5, TimeUnit.SECONDS);
            assertThat(next(texts)).isEqualTo("closed 3001");
        }
    }

    private static Listening echoing() throws Exception {
        return Network.tcp()
                .listen(
                        "127.0.0.1",
                        0,
                        opening -> new Acceptor.Accepted(wire -> new WireListener() {
                            @Override
                            public void text(String text) {
                                var unused = wire.sendText(text);
                            }

                            @Override
                            public void binary(byte[] bytes) {}

                            @Override
                            public void pong(byte[] payload) {}

                            @Override
                            public void failed(Throwable cause) {}

                            @Override
                            public void closed(int code, String reason) {}
                        }));
    }

    private static Dial dial(URI uri, boolean frames) {
        return new Dial(uri, Map.of(), null, Duration.ofSeconds(5), frames);
    }

    private static String next(BlockingQueue<String> texts) throws InterruptedException {
        @Nullable String text = texts.poll(5, TimeUnit.SECONDS);
        assertThat(text).as("the next text, within 5 s").isNotNull();
        return text;
    }

    /** The JDK's client, its pieces put together. */
    private static final class Jdk implements WebSocket.Listener {
        private final BlockingQueue<String> texts;
        private final StringBuilder text = new StringBuilder();

        Jdk(BlockingQueue<String> texts) {
            this.texts = texts;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            texts.add("pong " + message.get());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            texts.add("closed " + code);
            return null;
        }
    }

    /** A Jetty server that says everything back. */
    private static final class Echo implements AutoCloseable {
        private final Server server = new Server(0);

        Echo() {
            server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
                container.setMaxTextMessageSize(1 << 20);
                container.addMapping("/", (request, response, done) -> new Endpoint());
            }));
            LifeCycle.start(server);
        }

        URI uri() {
            return URI.create("ws://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/");
        }

        @Override
        public void close() {
            LifeCycle.stop(server);
        }
    }

    /** Jetty wants it public. */
    public static final class Endpoint extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketText(String text) {
            getSession().sendText(text, Callback.NOOP);
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            // an illegal frame is what one test is about
        }
    }
}
