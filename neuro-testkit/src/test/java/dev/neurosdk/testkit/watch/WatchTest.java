package dev.neurosdk.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchTest {

    private static final String STARTUP = "{\"command\":\"startup\",\"game\":\"NC\"}";
    private static final String ACTION = "{\"command\":\"action\",\"data\":{\"id\":\"i1\",\"name\":\"go\"}}";

    private final RandomGenerator random = new SplittableRandom(42);

    @Test
    void everyByte_arrivesAsItWas_bothWays_whateverItIs() throws Exception {
        byte[] there = conversation(true);
        byte[] back = conversation(false);
        try (Line line = new Line();
                Line.Ends ends = line.connect()) {
            ends.shakeHands();
            var sentThere = Line.async(() -> sendInPieces(ends.game(), there));
            var sentBack = Line.async(() -> sendInPieces(ends.server(), back));
            var gotThere = Line.async(() -> Line.hash(ends.server(), there.length));
            assertThat(Line.hash(ends.game(), back.length)).isEqualTo(Line.hash(back));
            assertThat(get(gotThere)).isEqualTo(Line.hash(there));
            assertThat(get(sentThere) + get(sentBack)).isEqualTo(there.length + back.length);
            ends.game().close();
            line.await(LogEntry.Tcp.class, tcp -> tcp.event() != LogEntry.TcpEvent.ILLEGAL);

            assertThat(line.watch.failure()).isEmpty();
            assertThat(line.all(LogEntry.Opened.class))
                    .singleElement()
                    .extracting(LogEntry.Opened::target)
                    .isEqualTo("/some/path?x=y");
            assertThat(line.all(LogEntry.Message.class))
                    .hasSize(8)
                    .allMatch(message -> message.frames().equals(List.of(33, 2, 0, 100_000)));
            assertThat(line.all(LogEntry.Control.class)).hasSize(8);
            assertThat(line.all(LogEntry.Tcp.class))
                    .filteredOn(tcp -> tcp.event() == LogEntry.TcpEvent.ILLEGAL)
                    .hasSizeGreaterThan(2);
        }
    }

    /** Fragments with pings between, frames that nobody may send, and in the end no frames at all. */
    private byte[] conversation(boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] large = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 4; i++) {
            frame(out, masked, Frame.text(STARTUP).withFin(false));
            frame(out, masked, Frame.of(Frame.CONTINUATION, new byte[] {-1, -2}).withFin(false));
            frame(out, masked, Frame.of(Frame.PING, new byte[] {1}));
            frame(out, masked, Frame.of(Frame.CONTINUATION, new byte[0]).withFin(false));
            frame(out, masked, Frame.of(Frame.CONTINUATION, large));
        }
        frame(out, masked, Frame.of(Frame.CONTINUATION, new byte[3]));
        frame(out, !masked, Frame.text("masked the wrong way"));
        frame(out, masked, Frame.of(11, new byte[2]).withRsv(5));
        frame(out, masked, Frame.of(Frame.PING, new byte[126]));
        out.writeBytes(new byte[] {-126, -1, -1, -1, -1, -1, -1, -1, -1, -1});
        byte[] noise = new byte[4 << 20];
        random.nextBytes(noise);
        out.writeBytes(noise);
        return out.toByteArray();
    }

    private void frame(ByteArrayOutputStream out, boolean masked, Frame frame) {
        out.writeBytes(frame.withMasked(masked).encode(random.nextInt()));
    }

    private int sendInPieces(Socket to, byte[] bytes) throws IOException {
        RandomGenerator cuts = new SplittableRandom(bytes.length);
        int sent = 0;
        while (sent < bytes.length) {
            int size = Math.min(bytes.length - sent, 1 + cuts.nextInt(sent < 2000 ? 20 : 50_000));
            to.getOutputStream().write(bytes, sent, size);
            sent += size;
        }
        return sent;
    }

    @Test
    void noise_insteadOfAHandshake_arrivesAsItWas() throws Exception {
        byte[] noise = new byte[1 << 20];
        random.nextBytes(noise);
        try (Line line = new Line();
                Line.Ends ends = line.connect()) {
            var sent = Line.async(() -> sendInPieces(ends.game(), noise));
            assertThat(Line.hash(ends.server(), noise.length)).isEqualTo(Line.hash(noise));
            ends.server().getOutputStream().write(noise, 0, 1000);
            assertThat(ends.game().getInputStream().readNBytes(1000)).hasSize(1000);
            assertThat(get(sent)).isEqualTo(noise.length);
            assertThat(line.await(LogEntry.Tcp.class).detail()).isEqualTo("expected the head of an HTTP request");
        }
    }

    @Test
    void refusedHandshake_arrivesAsItWas_andIsSaid() throws Exception {
        try (Line line = new Line();
                Line.Ends ends = line.connect()) {
            byte[] refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno".getBytes(StandardCharsets.UTF_8);
            byte[] request = Line.request().encode();
            ends.game().getOutputStream().write(request);
            assertThat(ends.server().getInputStream().readNBytes(request.length))
                    .as("a socket closed with something unread would be reset")
                    .isEqualTo(request);
            ends.server().getOutputStream().write(refusal);
            ends.server().close();
            assertThat(ends.game().getInputStream().readAllBytes()).isEqualTo(refusal);
            assertThat(line.await(LogEntry.Tcp.class).detail())
                    .isEqualTo("expected HTTP 101, was HTTP/1.1 403 Forbidden");
        }
    }

    @Test
    void halfClose_isPassedOn_andTheOtherHalfGoesOn() throws Exception {
        try (Line line = new Line();
                Line.Ends ends = line.connect()) {
            ends.shakeHands();
            ends.game().shutdownOutput();
            assertThat(ends.server().getInputStream().read()).isEqualTo(-1);
            byte[] frame = Frame.text(ACTION).encode(0);
            ends.server().getOutputStream().write(frame);
            assertThat(ends.game().getInputStream().readNBytes(frame.length)).isEqualTo(frame);
            assertThat(line.await(LogEntry.Tcp.class))
                    .matches(tcp -> tcp.event() == LogEntry.TcpEvent.FIN && tcp.direction() == Direction.C2S);
            assertThat(line.await(LogEntry.Message.class).text()).isEqualTo(ACTION);
            ends.server().close();
            assertThat(ends.game().getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void reset_ofTheGame_resetsTheServer() throws Exception {
        try (Line line = new Line();
                Line.Ends ends = line.connect()) {
            ends.shakeHands();
            ends.game().setSoLinger(true, 0);
            ends.game().close();
            assertThatThrownBy(() -> ends.server().getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(line.await(LogEntry.Tcp.class))
                    .matches(tcp -> tcp.event() == LogEntry.TcpEvent.RESET && tcp.direction() == Direction.C2S);
        }
    }

    @Test
    void reset_ofTheServer_resetsTheGame() throws Exception {
        try (Line line = new Line();
                Line.Ends ends = line.connect()) {
            ends.shakeHands();
            ends.server().setSoLinger(true, 0);
            ends.server().close();
            assertThatThrownBy(() -> ends.game().getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(line.await(LogEntry.Tcp.class))
                    .matches(tcp -> tcp.event() == LogEntry.TcpEvent.RESET && tcp.direction() == Direction.S2C);
        }
    }

    @Test
    void writing_toWhoHasGone_endsInAReset() throws Exception {
        try (Line line = new Line();
                Line.Ends ends = line.connect()) {
            ends.shakeHands();
            ends.server().close();
            assertThat(ends.game().getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> {
                        while (true) {
                            ends.game().getOutputStream().write(new byte[1000]);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void sideThatDoesNotRead_stopsTheOther_afterAFewBuffers() throws Exception {
        try (Line line = new Line();
                SocketChannel game = SocketChannel.open(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), line.watch.uri().getPort()));
                Socket server = line.upstream.accept();
                Selector selector = Selector.open()) {
            game.configureBlocking(false);
            game.register(selector, SelectionKey.OP_WRITE);
            ByteBuffer chunk = ByteBuffer.allocate(64 << 10);
            long written = 0;
            while (written < 512L << 20 && selector.select(1000) > 0) {
                selector.selectedKeys().clear();
                written += game.write(chunk.clear());
            }
            assertThat(written).isBetween(1L << 16, 64L << 20);
            server.setSoTimeout((int) Line.DEADLINE.toMillis());
            assertThat(Line.hash(server, written)).isEqualTo(Line.hash(new byte[(int) written]));
        }
    }

    @Test
    void manyConnections_keepApart() throws Exception {
        int count = 60;
        try (Line line = new Line()) {
            List<CompletableFuture<String>> echoes = new ArrayList<>();
            List<String> hashes = new ArrayList<>();
            List<Socket> games = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                byte[] bytes = new byte[50_000];
                random.nextBytes(bytes);
                hashes.add(Line.hash(bytes));
                Line.Ends ends = line.connect();
                games.add(ends.game());
                var unused = Line.async(() ->
                        ends.server().getInputStream().transferTo(ends.server().getOutputStream()));
                echoes.add(Line.async(() -> {
                    ends.game().getOutputStream().write(bytes);
                    return Line.hash(ends.game(), bytes.length);
                }));
            }
            for (int i = 0; i < count; i++) {
                assertThat(get(echoes.get(i))).isEqualTo(hashes.get(i));
            }
            assertThat(line.watch.connections()).isEqualTo(count);
            for (Socket game : games) {
                game.close();
            }
        }
    }

    @Test
    void serverThatIsNotThere_isHttp502_andSaid() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        List<LogEntry> told = new ArrayList<>();
        try (Watch watch = Watch.builder()
                        .upstream(URI.create("ws://127.0.0.1:" + free))
                        .recorder(told::add)
                        .start();
                Socket game =
                        new Socket(InetAddress.getLoopbackAddress(), watch.uri().getPort())) {
            game.setSoTimeout((int) Line.DEADLINE.toMillis());
            game.getOutputStream().write(Line.request().encode());
            assertThat(new String(game.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .endsWith("neuro: the server behind this proxy cannot be reached\n");
        }
        assertThat(told).hasSize(2);
        assertThat(told.get(1))
                .isInstanceOfSatisfying(
                        LogEntry.Tcp.class,
                        tcp -> assertThat(tcp.detail()).startsWith("unreachable: ws://127.0.0.1:" + free + ": "));
    }

    @Test
    void close_endsBothSides_andAllIsRecorded() throws Exception {
        Line line = new Line();
        try (Line.Ends ends = line.connect()) {
            ends.shakeHands();
            ends.game()
                    .getOutputStream()
                    .write(Frame.text(STARTUP).withMasked(true).encode(7));
            ends.server().getInputStream().readNBytes(1);
            line.close();
            assertThat(ended(ends.game())).isTrue();
            assertThat(ended(ends.server())).isTrue();
            assertThat(line.watch.connections()).isZero();
            assertThat(line.all(LogEntry.Message.class)).hasSize(1);
            assertThat(line.all(LogEntry.Mark.class)).hasSize(1);
            line.watch.close();
        }
    }

    private static boolean ended(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException e) {
            return e instanceof SocketException;
        }
    }

    @Test
    void brokenRule_isSaidAtOnce_andRecordedAfterItsMessage() throws Exception {
        try (Line line = new Line();
                Line.Ends ends = line.connect()) {
            ends.shakeHands();
            String early = "{\"command\":\"context\",\"game\":\"NC\",\"data\":{\"message\":\"x\",\"silent\":\"yes\"}}";
            ends.game()
                    .getOutputStream()
                    .write(Frame.text(early).withMasked(true).encode(1));
            LogEntry.Finding finding = line.await(LogEntry.Finding.class);
            assertThat(finding.direction()).isEqualTo(Direction.C2S);
            List<LogEntry> entries = line.tape.entries();
            assertThat(entries.indexOf(finding)).isGreaterThan(1);
            assertThat(entries.get(1)).isInstanceOf(LogEntry.Message.class);
        }
    }

    @Test
    void recorderThatThrows_changesNothing_andIsReported() throws Exception {
        try (Line line = new Line(entry -> {
                    throw new IllegalStateException("full");
                });
                Line.Ends ends = line.connect()) {
            ends.shakeHands();
            byte[] frame = Frame.text(STARTUP).withMasked(true).encode(1);
            ends.game().getOutputStream().write(frame);
            assertThat(ends.server().getInputStream().readNBytes(frame.length)).isEqualTo(frame);
            line.await(LogEntry.Message.class);
            ends.game().getOutputStream().write(frame);
            assertThat(ends.server().getInputStream().readNBytes(frame.length)).isEqualTo(frame);
            line.await(LogEntry.Message.class);
            assertThat(line.watch.failure())
                    .hasValueSatisfying(e -> assertThat(e).hasMessage("full"));
        }
    }

    @Test
    void recorderThatHangs_changesNothing_andLosesOnlyItsRecording() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        try (Line line = new Line(entry -> {
                    try {
                        boolean unused = hang.await(Line.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                Line.Ends ends = line.connect()) {
            ends.shakeHands();
            byte[] much = new byte[(int) TapQueue.MAX_WAITING + (1 << 20)];
            var sent = Line.async(() -> sendInPieces(ends.game(), much));
            assertThat(Line.hash(ends.server(), much.length)).isEqualTo(Line.hash(much));
            assertThat(get(sent)).isEqualTo(much.length);
            hang.countDown();
            assertThat(line.await(LogEntry.Mark.class).text()).startsWith("recording fell behind");
        }
    }

    @Test
    void address_isRefused_whereBytesAloneWouldNotDo() {
        assertThatThrownBy(() -> Watch.builder()
                        .upstream(URI.create("http://127.0.0.1:1"))
                        .start())
                .hasMessage("upstream: expected a ws or wss address, was http://127.0.0.1:1");
        assertThatThrownBy(() -> Watch.builder()
                        .upstream(URI.create("ws://127.0.0.1:1/game/x"))
                        .start())
                .hasMessageContaining("without path and query, which come from the game");
        assertThatThrownBy(() -> Watch.builder().start()).isInstanceOf(IllegalStateException.class);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(Line.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
