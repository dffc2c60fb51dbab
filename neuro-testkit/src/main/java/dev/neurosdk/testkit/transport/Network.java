package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;

/** Where connections come from: this machine's sockets, or a world in memory. Thread-safe unless an implementation says less. */
public interface Network {

    /** {@return the sockets of this machine, in real time} */
    static Network tcp() {
        return TcpNetwork.INSTANCE;
    }

    /**
     * Opens a connection.
     *
     * @param dial where to and how
     * @param listener is told what arrives, possibly before this method returns
     * @return the open connection
     * @throws IOException when nobody listens there, the handshake is refused or takes longer than the deadline
     */
    Wire connect(Dial dial, WireListener listener) throws IOException;

    /**
     * Listens for connections.
     *
     * @param host an address of this machine
     * @param port the port; 0 for a free one
     * @param acceptor decides about every handshake
     * @return what listens
     * @throws IOException when the port is taken or the address is not of this machine
     */
    Listening listen(String host, int port, Acceptor acceptor) throws IOException;

    /** {@return the clock that this network goes by} */
    Timeline timeline();
}
