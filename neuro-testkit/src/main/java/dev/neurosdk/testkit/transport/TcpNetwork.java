package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;

/** Jetty's client for ordinary connections, frames of our own where a peer has to listen or to misbehave. Thread-safe. */
final class TcpNetwork implements Network {

    static final TcpNetwork INSTANCE = new TcpNetwork();

    private TcpNetwork() {}

    @Override
    public Wire connect(Dial dial, WireListener listener) throws IOException {
        if (dial.frames()) {
            return FrameClient.connect(dial, listener);
        }
        return WireClient.connect(dial.server(), dial.headers(), dial.trusted(), dial.deadline(), listener);
    }

    @Override
    public Listening listen(String host, int port, Acceptor acceptor) throws IOException {
        return FrameServer.listen(host, port, acceptor);
    }

    @Override
    public Timeline timeline() {
        return Timeline.real();
    }
}
