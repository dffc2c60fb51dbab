package dev.neurosdk.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.time.TimeScale;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoopTest {

    private static final String STARTUP = "{\"command\":\"startup\",\"game\":\"Inn\"}";
    private static final String ACCEPTED = String.join(
            "\r\n",
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
            "",
            "");

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Loop loop;
    private ServerSocket port;

    @BeforeEach
    void open() throws IOException {
        loop = Loop.start("loop-test");
        port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        port.close();
        assertThat(loop.failure()).isNull();
    }

    @Test
    void game_talksToANeuro_andSaysGoodbye() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.start()) {
            loop.connect(Address.of(neuro.uri()), ear(connection -> {
                connection.send(Frame.all(Frame.text(STARTUP), Frame.ping()));
                connection.send(
                        new Template(
                                "{\"command\":\"context\",\"game\":\"Inn\",\"data\":{\"message\":\"",
                                "\",\"silent\":true}}"),
                        "rain".getBytes(StandardCharsets.US_ASCII),
                        1,
                        3);
                connection.close();
            }));

            neuro.await(GameMessage.Startup.class);
            assertThat(neuro.await(GameMessage.Context.class).message()).isEqualTo("ain");
            assertHeard("opened", "closed 1000");
            neuro.assertNoViolations();
        }
    }

    @Test
    void messages_arriveInOrder_andPingsAreAnswered() throws Exception {
        loop.connect(address(), ear(connection -> {}));
        try (Socket server = accepted("")) {
            server.getOutputStream()
                    .write(new byte[] {(byte) 0x81, 1, 'a', (byte) 0x89, 2, 'h', 'i', (byte) 0x8a, 0, 1, 1, 'b'});
            server.getOutputStream()
                    .write(new byte[] {(byte) 0x80, 1, 'c', (byte) 0x82, 1, 0, (byte) 0x88, 2, 0x0f, (byte) 0xa0});

            assertHeard("opened", "text a", "pong", "text bc", "binary 1", "closed 4000");
            byte[] pong = server.getInputStream().readNBytes(8);
            assertThat(pong).startsWith((byte) 0x8a, (byte) 0x82);
            assertThat((char) (pong[6] ^ pong[2])).isEqualTo('h');
        }
    }

    @Test
    void framesRightBehindTheHandshake_areRead() throws Exception {
        loop.connect(address(), ear(connection -> {}));
        try (Socket server = accepted("\u0081\u0002ok")) {
            assertThat(server.isConnected()).isTrue();
            assertHeard("opened", "text ok");
        }
        assertHeard("closed 1006");
    }

    @Test
    void whatTheServerDoesNotTake_waits_andIsSentInOrder() throws Exception {
        Frame large = Frame.text("x".repeat(50_000)).times(200);
        CompletableFuture<Integer> backlog = new CompletableFuture<>();
        loop.connect(address(), ear(connection -> {
            connection.send(large);
            connection.send(Frame.text("last"));
            loop.execute(() -> backlog.complete(connection.backlog()));
        }));
        try (Socket server = accepted("")) {
            assertThat(backlog.get(wait(30).toMillis(), TimeUnit.MILLISECONDS)).isPositive();
            byte[] all = server.getInputStream().readNBytes(large.length() + 10);

            assertThat(all)
                    .startsWith(large.bytes())
                    .endsWith(Frame.text("last").bytes());
        }
        assertHeard("opened", "closed 1006");
    }

    @Test
    void pausedConnection_readsNothing_untilItReadsAgain() throws Exception {
        CompletableFuture<Connection> paused = new CompletableFuture<>();
        loop.connect(address(), ear(connection -> {
            connection.pauseReading();
            paused.complete(connection);
        }));
        try (Socket server = accepted("")) {
            Connection connection = paused.get(wait(30).toMillis(), TimeUnit.MILLISECONDS);
            server.getOutputStream().write(new byte[] {(byte) 0x81, 1, 'a'});
            assertHeard("opened");
            CompletableFuture<Boolean> later = new CompletableFuture<>();
            loop.execute(() -> later.complete(heard.isEmpty()));
            assertThat(later.get(wait(30).toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            loop.execute(connection::resumeReading);
            assertHeard("text a");
        }
    }

    @Test
    void whoeverIsNoWebSocketServer_isNamed() throws Exception {
        loop.connect(address(), ear(connection -> {}));
        try (Socket server = port.accept()) {
            readHead(server.getInputStream());
            server.getOutputStream().write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertHeard("closed 1006 expected a WebSocket server that accepts, was HTTP/1.1 404 Not Found");
        }
        loop.connect(address(), ear(connection -> {}));
        try (Socket server = port.accept()) {
            readHead(server.getInputStream());
        }
        assertHeard("closed 1006 the server ended the handshake");
        Address gone = address();
        port.close();
        loop.connect(gone, ear(connection -> {}));
        assertHeard("closed 1006 Connection refused");
    }

    @Test
    void wrongFrame_endsTheConnection() throws Exception {
        loop.connect(address(), ear(connection -> {}));
        try (Socket server = accepted("\u0081\u0080")) {
            assertHeard("opened", "closed 1006 expected a frame that is not masked, was a masked one");
            assertThat(server.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void ticker_isCalledWhenItAskedTo() throws Exception {
        CompletableFuture<Long> late = new CompletableFuture<>();
        long start = System.nanoTime();
        long due = start + 20_000_000;
        loop.tick(now -> {
            if (now - due >= 0) {
                late.complete(now - due);
                return Loop.Ticker.NEVER;
            }
            return due;
        });

        assertThat(late.get(wait(30).toMillis(), TimeUnit.MILLISECONDS)).isNotNegative();
    }

    @Test
    void whatAListenerThrows_isKept() throws Exception {
        try (Loop other = Loop.start("loop-test-failing")) {
            other.connect(address(), ear(connection -> {
                throw new IllegalStateException("by intention");
            }));
            try (Socket server = accepted("")) {
                assertHeard("opened", "closed 1006");
                assertThat(other.failure()).hasMessage("by intention");
                assertThat(server.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void address_isReadFromAUri() throws Exception {
        Address address = Address.of(URI.create("ws://127.0.0.1:8000/game%20a?token=b"));
        assertThat(address.target()).isEqualTo("/game%20a?token=b");
        assertThat(address.host()).isEqualTo("127.0.0.1:8000");
        assertThat(Address.of(URI.create("ws://127.0.0.1")).socket().getPort()).isEqualTo(80);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.of(URI.create("wss://127.0.0.1")))
                .withMessageContaining("wss://127.0.0.1");
    }

    private Listener ear(Consumer<Connection> opened) {
        return new Listener() {
            @Override
            public void opened(Connection connection) {
                heard.add("opened");
                opened.accept(connection);
            }

            @Override
            public void text(Connection connection, byte[] bytes, int from, int length) {
                heard.add("text " + new String(bytes, from, length, StandardCharsets.UTF_8));
            }

            @Override
            public void binary(Connection connection, int length) {
                heard.add("binary " + length);
            }

            @Override
            public void pong(Connection connection) {
                heard.add("pong");
            }

            @Override
            public void closed(Connection connection, int code, String why) {
                heard.add(("closed " + code + " " + why).strip());
            }
        };
    }

    /** What a neuro says by itself is left out. */
    private void assertHeard(String... expected) throws InterruptedException {
        for (String next : expected) {
            String last = "nothing";
            do {
                String word = heard.poll(wait(30).toMillis(), TimeUnit.MILLISECONDS);
                assertThat(word).as("expected " + next + " after " + last).isNotNull();
                last = word;
            } while (last.startsWith("text {") || (last.equals("pong") && !next.equals("pong")));
            assertThat(last).isEqualTo(next);
        }
    }

    private Address address() throws IOException {
        return Address.of(URI.create("ws://127.0.0.1:" + port.getLocalPort() + "/"));
    }

    private Socket accepted(String behind) throws IOException {
        Socket server = port.accept();
        readHead(server.getInputStream());
        server.getOutputStream().write((ACCEPTED + behind).getBytes(StandardCharsets.ISO_8859_1));
        return server;
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        assertThat(head.toString()).startsWith("GET / HTTP/1.1\r\n").contains("Sec-WebSocket-Version: 13");
    }

    private static Duration wait(int seconds) {
        return TimeScale.scaled(Duration.ofSeconds(seconds));
    }
}
