package dev.neurosdk.server;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.connection.GamePort;
import dev.neurosdk.server.connection.PortSettings;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.session.SessionSettings;
import java.io.IOException;
import java.net.URI;

/**
 * A running Neuro: games connect to it, its {@link Decider} plays them. Thread-safe.
 *
 * <pre>{@code
 * try (NeuroServer server = NeuroServer.builder().decider(myDecider).start()) {
 *     System.out.println("Point a game at " + server.uri());
 *     …
 * }
 * }</pre>
 */
public final class NeuroServer implements AutoCloseable {

    private final GamePort port;
    private final String host;

    private NeuroServer(GamePort port, String host) {
        this.port = port;
        this.host = host;
    }

    /**
     * Starts describing a server.
     *
     * @return a builder in which everything has a default
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the TCP port it listens on, also when any free one was asked for} */
    public int port() {
        return port.port();
    }

    /** {@return the address to point a game at, for example {@code ws://127.0.0.1:8000}} */
    public URI uri() {
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("ws://" + literal + ":" + port());
    }

    /** Stops listening, closes every connection with 1001 and ends all threads. Harmless when already closed. */
    @Override
    public void close() {
        port.close();
    }

    /** Describes a server. Confined to one thread. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port = 8000;
        private Edition edition = Edition.newest();
        private String characterId = "neuro";
        private String displayName = "Neuro-sama";
        private boolean reregisterOnConnect = true;
        private Decider decider = new RandomDecider(System.nanoTime());
        private EventSink events = event -> {};

        private Builder() {}

        /**
         * Sets the address to bind.
         *
         * @param value a host name or address; {@code 127.0.0.1} by default
         * @return this builder
         */
        public Builder host(String value) {
            host = requireNonNull(value, "host");
            return this;
        }

        /**
         * Sets the TCP port.
         *
         * @param value 0 to 65535, 0 for any free one; 8000 by default
         * @return this builder
         */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /**
         * Sets the edition of the specification that is played and judged by.
         *
         * @param value the edition; the newest by default
         * @return this builder
         */
        public Builder edition(Edition value) {
            edition = requireNonNull(value, "edition");
            return this;
        }

        /**
         * Sets who plays (ACK-1, ACK-2).
         *
         * @param id the character's stable id; {@code neuro} by default
         * @param name its readable name; {@code Neuro-sama} by default
         * @return this builder
         */
        public Builder character(String id, String name) {
            characterId = requireNonNull(id, "id");
            displayName = requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets whether every new connection is asked to register its actions again (PRO-1). Clients built on the
         * official SDKs register again after a reconnect only when asked.
         *
         * @param value true by default
         * @return this builder
         */
        public Builder reregisterOnConnect(boolean value) {
            reregisterOnConnect = value;
            return this;
        }

        /**
         * Sets the character's brain.
         *
         * @param value the decider; a {@link RandomDecider} by default
         * @return this builder
         */
        public Builder decider(Decider value) {
            decider = requireNonNull(value, "decider");
            return this;
        }

        /**
         * Sets who is told what happens.
         *
         * @param value the sink; nobody by default
         * @return this builder
         */
        public Builder eventSink(EventSink value) {
            events = requireNonNull(value, "eventSink");
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the running server
         * @throws IOException when it can't listen there; the message says why
         * @throws IllegalArgumentException when the port, the host or the character makes no sense
         */
        public NeuroServer start() throws IOException {
            SessionSettings sessions = SessionSettings.of(edition, characterId, displayName, reregisterOnConnect);
            return new NeuroServer(GamePort.open(PortSettings.of(host, port), sessions, decider, events), host);
        }
    }
}
