package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;

import dev.neurosdk.testkit.transport.frame.Deflated;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.FrameReader;
import dev.neurosdk.testkit.transport.frame.Handshake;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import dev.neurosdk.testkit.transport.frame.MessageReader;
import dev.neurosdk.testkit.transport.frame.Utf8;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A line over a socket, with a WebSocket client of its own that can be wrong in its frames. One thread opens it and reads it to
 * its end.
 */
final class RawLine implements ReferenceLine, MessageReader.Handler {

    private static final String EXTENSIONS = "sec-websocket-extensions";
    private static final int DEFAULT_PORT = 80;
    private static final int PATIENCE_MILLIS = 5000;
    private static final int LINGER_MILLIS = 500;
    private static final int MAX_MESSAGE = 4 << 20;
    private static final int CHUNK = 16 << 10;
    private static final int ABNORMAL = 1006;
    private static final int NOT_UTF8 = 1007;
    private static final byte[] KEY = "the same old key".getBytes(StandardCharsets.US_ASCII);

    private final ReferenceGame game;
    private final ReferenceSession session;
    private final RawOutput output;
    private final Socket socket = new Socket();
    private final MessageReader messages = new MessageReader(false, MAX_MESSAGE);
    private final Deque<byte[]> heldPings = new ArrayDeque<>();
    private FrameReader frames = new FrameReader(MAX_MESSAGE);
    private boolean fragmenting;
    private boolean deflates;
    private boolean over;

    private RawLine(ReferenceGame game, ReferenceSession session) {
        this.game = game;
        this.session = session;
        this.output = new RawOutput(game, socket);
    }

    /** Opens a line, on a thread of its own. */
    static void open(ReferenceGame game, URI server, ReferenceSession session) {
        RawLine line = new RawLine(game, session);
        Thread thread = new Thread(() -> line.run(server), "neuro-testkit-reference-" + server.getPort());
        thread.setDaemon(true);
        thread.start();
    }

    private boolean is(GameMutant mutant) {
        return game.is(mutant);
    }

    private void run(URI server) {
        try (socket) {
            InputStream in = shakeHands(server);
            session.opened(this);
            read(in);
        } catch (IOException e) {
            over(ABNORMAL, String.valueOf(e.getMessage()));
        }
    }

    private InputStream shakeHands(URI server) throws IOException {
        socket.setTcpNoDelay(true);
        int port = server.getPort() < 0 ? DEFAULT_PORT : server.getPort();
        socket.connect(new InetSocketAddress(server.getHost(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        byte[] random = new byte[KEY.length];
        ThreadLocalRandom.current().nextBytes(random);
        String key = Base64.getEncoder().encodeToString(is(SAME_KEY) ? KEY : random);
        output.head(Handshake.request(server, key, Map.of(EXTENSIONS, List.of(Deflated.EXTENSION))));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        HttpHead response = withoutCompression(HttpHead.read(in));
        if (!is(TRUST_ANY_ACCEPT)) {
            Handshake.check(response, key);
        } else if (!response.startLine().contains(" 101 ")) {
            throw new ProtocolException(response.startLine());
        }
        socket.setSoTimeout(0);
        return in;
    }

    /** The answer without what it agrees to. */
    private HttpHead withoutCompression(HttpHead response) {
        if (!response.value(EXTENSIONS).startsWith(Deflated.EXTENSION)) {
            return response;
        }
        deflates = !is(DEFLATE_IN_NAME);
        if (deflates) {
            output.compress();
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(response.headers());
        headers.keySet().removeIf(EXTENSIONS::equalsIgnoreCase);
        return new HttpHead(response.startLine(), headers);
    }

    private void read(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int read = in.read(chunk);
        while (!over && read >= 0) {
            frames.feed(chunk, 0, read);
            takeFrames();
            if (!over) {
                read = in.read(chunk);
            }
        }
        if (!over) {
            if (is(EXIT_IN_FRAME) && frames.pending() > 0) {
                game.exclusively(game::exit);
            }
            over(ABNORMAL, "the server ended the connection");
            return;
        }
        linger(in, chunk);
    }

    private void takeFrames() {
        Optional<Frame> next = frames.next();
        while (!over && next.isPresent()) {
            take(next.get());
            next = frames.next();
        }
        if (!over) {
            frames.broken().ifPresent(broken -> tooBig(broken.closeCode(), broken.why()));
        }
        if (is(ONE_READ_ONE_FRAME) && frames.pending() > 0) {
            frames = new FrameReader(MAX_MESSAGE);
        }
    }

    private void take(Frame frame) {
        fragmenting = frame.isControl() ? fragmenting : !frame.fin();
        messages.accept(inflated(frame), this);
        while (!fragmenting && !heldPings.isEmpty()) {
            output.frame(Frame.of(Frame.PONG, heldPings.remove()));
        }
    }

    /** Only messages of one frame are understood when they are compressed, which is enough for our own server. */
    private Frame inflated(Frame frame) {
        if (!deflates || frame.rsv() != Deflated.RSV || !frame.fin()) {
            return frame;
        }
        return Deflated.inflate(frame.payload(), MAX_MESSAGE)
                .map(payload -> Frame.of(frame.opcode(), payload))
                .orElse(frame);
    }

    private void tooBig(int code, String why) {
        if (is(CUT_ON_BIG)) {
            cut();
            over(ABNORMAL, why);
        } else {
            fail(code, why);
        }
    }

    private void fail(int code, String why) {
        output.frame(Frame.close(code, ""));
        over(code, why);
    }

    private void over(int code, String why) {
        if (!over) {
            over = true;
            session.closed(code, why);
        }
    }

    /** Reads on for a little, so that what was written last is not lost by a reset. */
    private void linger(InputStream in, byte[] chunk) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(LINGER_MILLIS);
        int read = in.read(chunk);
        while (read >= 0) {
            read = in.read(chunk);
        }
    }

    // what the frames mean

    @Override
    public void message(int opcode, byte[] payload, List<Integer> lengths) {
        if (opcode == Frame.BINARY) {
            session.binary(payload);
        } else if (lengths.size() == 1 || !is(NO_FRAGMENTS)) {
            Optional<String> text = is(ACCEPT_BAD_UTF8) || is(DECODE_FRAGMENTS)
                    ? Optional.of(decoded(payload, is(DECODE_FRAGMENTS) ? lengths : List.of(payload.length)))
                    : Utf8.decode(payload, 0, payload.length);
            text.ifPresentOrElse(session::text, () -> illegal(NOT_UTF8, "expected UTF-8 in a text message"));
        }
    }

    /** Each piece on its own, with question marks for what is not understood. */
    private static String decoded(byte[] payload, List<Integer> lengths) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int length : lengths) {
            text.append(new String(payload, from, length, StandardCharsets.UTF_8));
            from += length;
        }
        return text.toString();
    }

    @Override
    public void ping(byte[] payload) {
        if (is(LATE_PONG) && fragmenting) {
            heldPings.add(payload);
        } else if (!is(NO_PONG)) {
            output.frame(Frame.of(Frame.PONG, payload));
        }
    }

    @Override
    public void pong(byte[] payload) {
        if (is(DIE_ON_PONG)) {
            cut();
        }
    }

    @Override
    public void close(int code, String reason) {
        if (is(NO_CLOSE_ECHO)) {
            cut();
            over(ABNORMAL, "closed by the server");
        } else {
            fail(code, reason);
        }
    }

    @Override
    public void illegal(int closeCode, String why) {
        if (!is(TOLERATE_ILLEGAL)) {
            fail(closeCode, why);
        }
    }

    // what the game does

    @Override
    public void send(String text) {
        output.text(text);
    }

    @Override
    public void close(int code) {
        output.frame(Frame.close(code, ""));
    }

    @Override
    public void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more anyway
        }
    }
}
