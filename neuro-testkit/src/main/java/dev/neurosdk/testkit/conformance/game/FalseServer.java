package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.transport.frame.Handshake;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A server that answers the key of one handshake wrongly, and looks at what comes then. Confined to one thread. */
final class FalseServer implements AutoCloseable {

    private static final int BACKLOG = 16;
    private static final int CLOSE_FRAME = 0x88;
    private static final String OTHER_KEY = "bm90IHlvdXIgb3duIGtleQ==";

    private final ServerSocket listening;

    private FalseServer(ServerSocket listening) {
        this.listening = listening;
    }

    /** What came after the wrong answer. */
    enum Reaction {
        /** Nobody connected. */
        ABSENT,
        /** The connection was given up, as it has to be. */
        LEFT,
        /** The connection stayed, and nothing was sent. */
        SILENT,
        /** The connection was used. */
        DECEIVED
    }

    static FalseServer listen(URI address) throws IOException {
        return new FalseServer(new ServerSocket(address.getPort(), BACKLOG, InetAddress.getByName(address.getHost())));
    }

    Reaction serve(Duration patience, Duration quiet) throws IOException {
        listening.setSoTimeout(Math.toIntExact(patience.toMillis()));
        try (Socket socket = listening.accept()) {
            socket.setSoTimeout(Math.toIntExact(quiet.toMillis()));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            HttpHead request = HttpHead.read(in);
            String answer = new String(Handshake.accepted(request).encode(), StandardCharsets.UTF_8);
            String right = Handshake.accept(request.value("sec-websocket-key"));
            socket.getOutputStream()
                    .write(answer.replace(right, Handshake.accept(OTHER_KEY)).getBytes(StandardCharsets.UTF_8));
            return reaction(in);
        } catch (SocketTimeoutException e) {
            return Reaction.ABSENT;
        }
    }

    private static Reaction reaction(InputStream in) {
        try {
            int first = in.read();
            return first < 0 || first == CLOSE_FRAME ? Reaction.LEFT : Reaction.DECEIVED;
        } catch (SocketTimeoutException e) {
            return Reaction.SILENT;
        } catch (IOException e) {
            return Reaction.LEFT;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // nobody listens any more either way
        }
    }
}
