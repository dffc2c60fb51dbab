package dev.neurosdk.benchmarks.soak.load;

import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection and its end. */
enum Visit {
    /** A close frame with 1000. */
    CLEAN("clean: closed with 1000") {
        @Override
        void make(URI server, String name, Held held) throws IOException {
            Games.introduced(server, name).close();
        }
    },
    /** FIN without a close frame, while a call may be on its way. */
    CUT("abrupt: FIN during a force") {
        @Override
        void make(URI server, String name, Held held) throws IOException {
            forcing(server, name).abort();
        }
    },
    /** RST, while a call may be on its way. */
    RESET("abrupt: RST during a force") {
        @Override
        void make(URI server, String name, Held held) throws IOException {
            forcing(server, name).reset();
        }
    },
    /** FIN from this side only. */
    HALF_CLOSED("half-open: FIN of one side only") {
        @Override
        void make(URI server, String name, Held held) throws IOException {
            FakeGame game = Games.introduced(server, name);
            held.hold(game::close);
            game.shutdownOutput();
        }
    },
    /** An open WebSocket that neither speaks nor reads any more. */
    MUTE("half-open: mute WebSocket") {
        @Override
        void make(URI server, String name, Held held) throws IOException {
            FakeGame game = forcing(server, name);
            held.hold(game::close);
            game.stopReading();
        }
    },
    /** A TCP connection on which nothing is ever said. */
    SILENT("half-open: TCP without a handshake") {
        @Override
        void make(URI server, String name, Held held) throws IOException {
            held.hold(connect(server));
        }
    },
    /** A handshake that stops in the middle. */
    UNFINISHED("half-open: half a handshake") {
        @Override
        void make(URI server, String name, Held held) throws IOException {
            Socket socket = connect(server);
            held.hold(socket);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: webso".getBytes(StandardCharsets.US_ASCII));
        }
    };

    private static final int CONNECT_MILLIS = 30_000;

    private final String title;

    Visit(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract void make(URI server, String name, Held held) throws IOException;

    private static FakeGame forcing(URI server, String name) throws IOException {
        FakeGame game = Games.introduced(server, name);
        game.force("Where to?", Offers.names());
        return game;
    }

    private static Socket connect(URI server) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
        return socket;
    }
}
