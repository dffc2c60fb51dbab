package dev.neurosdk.server;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.action.ActionAdmission;
import dev.neurosdk.server.action.CallIds;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.action.SharedSchemas;
import dev.neurosdk.server.action.SignedCallIds;
import dev.neurosdk.server.connection.GamePort;
import dev.neurosdk.server.connection.HandshakePolicy;
import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.connection.PortLimits;
import dev.neurosdk.server.connection.PortSettings;
import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.connection.Tls;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.WireTap;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.Scrape;
import dev.neurosdk.server.http.control.ControlApi;
import dev.neurosdk.server.http.control.Served;
import dev.neurosdk.server.http.randy.RandyPort;
import dev.neurosdk.server.session.SessionLimits;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.SessionView;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.session.Strictness;
import dev.neurosdk.server.speech.Speech;
import dev.neurosdk.server.speech.SpeechSettings;
import dev.neurosdk.server.stream.StreamSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

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
    private final Sessions sessions;
    private final String host;
    private final String scheme;
    private final Telemetry telemetry;
    private final OperatorSide operators;

    private NeuroServer(
            GamePort port, Sessions sessions, PortSettings settings, Telemetry telemetry, OperatorSide operators) {
        this.port = port;
        this.sessions = sessions;
        this.host = settings.host();
        this.scheme = settings.tls() == null ? "ws" : "wss";
        this.telemetry = telemetry;
        this.operators = operators;
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
        return URI.create(scheme + "://" + literal + ":" + port());
    }

    /** {@return the address of the control API, for example {@code http://127.0.0.1:8000/api/v1}; null when it is off} */
    public @Nullable URI controlApi() {
        return operators.hasApi() ? URI.create("http" + uri().toString().substring(2) + ControlApi.BASE) : null;
    }

    /** {@return the address of the event stream, for example {@code ws://127.0.0.1:8000/events}; null when it is off} */
    public @Nullable URI eventStream() {
        return operators.hasStream() ? URI.create(uri() + EventStream.PATH) : null;
    }

    /** {@return the TCP port that takes injected messages as Randy does; empty when it is off} */
    public OptionalInt randyPort() {
        return operators.randyPort();
    }

    /** {@return the games that are connected and have spoken, in the order of connecting; a snapshot} */
    public List<Game> games() {
        return sessions.games();
    }

    /** {@return a look at each connection, in the order of connecting; a snapshot} */
    public List<SessionView> sessions() {
        return sessions.views();
    }

    /**
     * Pauses the decider on all connections, those to come included, or has it asked again. Meanwhile forces wait without a
     * limit for an operator's answer, and what the decider wants to do by itself is refused. Where an operator has paused it
     * for one connection it stays so.
     *
     * @param paused true for a pause; the same again changes nothing
     * @return completes once it holds on each connection
     */
    public CompletionStage<@Nullable Void> pauseDecider(boolean paused) {
        return sessions.pause(paused);
    }

    /** {@return whether the decider is paused on all connections} */
    public boolean isDeciderPaused() {
        return sessions.isPaused();
    }

    /** {@return what the character says aloud, heard by all its games} */
    public Speech speech() {
        return port.speech();
    }

    /** {@return how many WebSocket connections there are, games and others} */
    public int connections() {
        return port.connections();
    }

    /**
     * Reads certificate and key again at once; a running server also looks at the files itself every few seconds.
     *
     * @throws IOException when they are no good; the message says why, and everything stays as it was
     * @throws IllegalStateException when the server has no TLS
     */
    public void reloadTls() throws IOException {
        port.reloadTls();
    }

    /** Ends the server with {@link #close(Duration)} and two seconds for the games. */
    @Override
    public void close() {
        operators.close();
        port.close();
        telemetry.end().run();
    }

    /**
     * Stops listening, says goodbye to every game with 1001, waits for them to go, cuts those that don't, and ends all threads.
     * Whatever was asked of a game or of the decider ends: stages complete, questions are cancelled. Harmless when already
     * closed.
     *
     * @param grace how long to wait for the games; zero or more
     */
    public void close(Duration grace) {
        operators.close();
        port.close(grace);
        telemetry.end().run();
    }

    /** Describes a server. Confined to one thread. */
    public static final class Builder {
        private PortSettings edge = PortSettings.of("127.0.0.1", 8000);
        private Edition edition = Edition.newest();
        private String characterId = "neuro";
        private String displayName = "Neuro-sama";
        private boolean reregisterOnConnect = true;
        private Strictness strictness = Strictness.SPECIFICATION;
        private NameScope nameScope = NameScope.CONNECTION;
        private ForceRules forces = ForceRules.DEFAULT;
        private SessionLimits limits = SessionLimits.DEFAULT;
        private SpeechSettings speech = SpeechSettings.DEFAULT;
        private CallIds callIds = SignedCallIds.withRandomKey();
        private ActionAdmission admission = ActionAdmission.BY_EDITION;
        private Decider decider = new RandomDecider(System.nanoTime());
        private EventSink events = event -> {};
        private @Nullable MeterRegistry meterRegistry;
        private @Nullable Boolean controlApi;
        private Access operators = Access.open();
        private @Nullable Boolean eventStream;
        private StreamSettings eventStreamSettings = StreamSettings.DEFAULT;
        private OptionalInt randyPort = OptionalInt.empty();
        private @Nullable Scrape scrape;
        private boolean metricsPage;

        private Builder() {}

        /**
         * Sets the address to bind.
         *
         * @param value a host name or address; {@code 127.0.0.1} by default
         * @return this builder
         * @throws IllegalArgumentException when it is blank
         */
        public Builder host(String value) {
            edge = edge.at(requireNonNull(value, "host"), edge.port());
            return this;
        }

        /**
         * Sets the TCP port.
         *
         * @param value 0 to 65535, 0 for any free one; 8000 by default
         * @return this builder
         * @throws IllegalArgumentException when it is out of range
         */
        public Builder port(int value) {
            edge = edge.at(edge.host(), value);
            return this;
        }

        /**
         * Lets in only whoever shows one of some tokens, as {@code Authorization: Bearer TOKEN} or in the address as {@code
         * ?token=TOKEN}. They are never shown anywhere.
         *
         * @param values at least one; none blank; by default everybody may come in
         * @return this builder
         * @throws IllegalArgumentException when there is none, or a blank one
         */
        public Builder tokens(Collection<String> values) {
            edge = edge.with(Access.tokens(values));
            return this;
        }

        /**
         * Sets which web pages may connect; games are not concerned.
         *
         * @param value {@link OriginPolicy#any()} by default
         * @return this builder
         */
        public Builder origins(OriginPolicy value) {
            edge = edge.with(value);
            return this;
        }

        /**
         * Sets who has the last word on who may connect.
         *
         * @param value accepts everybody by default
         * @return this builder
         */
        public Builder handshakes(HandshakePolicy value) {
            edge = edge.with(value);
            return this;
        }

        /**
         * Serves games over TLS.
         *
         * @param value certificate and key; plain TCP by default
         * @return this builder
         */
        public Builder tls(Tls value) {
            edge = edge.with(value);
            return this;
        }

        /**
         * Sets whether games that offer permessage-deflate get it. Each connection then costs about 110 KiB more.
         *
         * @param value false by default
         * @return this builder
         */
        public Builder compression(boolean value) {
            edge = edge.compressing(value);
            return this;
        }

        /**
         * Sets whether the server may listen where other machines reach it although anybody can come in.
         *
         * @param value false by default: tokens and origins must be set then
         * @return this builder
         */
        public Builder insecure(boolean value) {
            edge = edge.insecure(value);
            return this;
        }

        /**
         * Sets whether games are served on an event loop: by the thread that reads from all their sockets, instead of by a
         * thread of the pool each. A small message is then answered in about half the time. But whatever is plugged in must
         * keep its promise to return at once: a decider, a sink, a tap or a stage's continuation that blocks there stops every
         * game instead of its own. Long messages and registrations go to the pool all the same; games over TLS always do.
         *
         * <p>While games answer within 50 microseconds the loop does not sleep and takes a whole processor; answers to several
         * games that speak at the same moment leave together.
         *
         * @param value false by default
         * @return this builder
         */
        public Builder eventLoop(boolean value) {
            edge = edge.onEventLoop(value);
            return this;
        }

        /**
         * Sets how much is taken from connections, and for how long.
         *
         * @param value {@link PortLimits#DEFAULT} by default
         * @return this builder
         */
        public Builder portLimits(PortLimits value) {
            edge = edge.with(value);
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
         * Sets what a game that breaks the protocol gets to see of it.
         *
         * @param value {@link Strictness#SPECIFICATION} by default
         * @return this builder
         */
        public Builder strictness(Strictness value) {
            strictness = requireNonNull(value, "strictness");
            return this;
        }

        /**
         * Sets how far the name of an action reaches (BPA-7).
         *
         * @param value {@link NameScope#CONNECTION} by default
         * @return this builder
         */
        public Builder nameScope(NameScope value) {
            nameScope = requireNonNull(value, "nameScope");
            return this;
        }

        /**
         * Sets how forces are dealt with: second ones, retries, deadlines, what follows when the brain fails.
         *
         * @param value {@link ForceRules#DEFAULT} by default
         * @return this builder
         */
        public Builder forces(ForceRules value) {
            forces = requireNonNull(value, "forces");
            return this;
        }

        /**
         * Sets how much one connection may make the server keep.
         *
         * @param value {@link SessionLimits#DEFAULT} by default
         * @return this builder
         */
        public Builder limits(SessionLimits value) {
            limits = requireNonNull(value, "limits");
            return this;
        }

        /**
         * Sets how the simulated voice speaks.
         *
         * @param value {@link SpeechSettings#DEFAULT} by default
         * @return this builder
         */
        public Builder speech(SpeechSettings value) {
            speech = requireNonNull(value, "speech");
            return this;
        }

        /**
         * Sets who gives calls their ids (ACN-1).
         *
         * @param value {@link SignedCallIds} with a random key by default
         * @return this builder
         */
        public Builder callIds(CallIds value) {
            callIds = requireNonNull(value, "callIds");
            return this;
        }

        /**
         * Sets which of the actions that games register can be chosen (REG-2).
         *
         * @param value {@link ActionAdmission#BY_EDITION} by default
         * @return this builder
         */
        public Builder admission(ActionAdmission value) {
            admission = requireNonNull(value, "admission");
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
         * Sets who is told what goes over the wires, as it is.
         *
         * @param value the tap; nobody by default
         * @return this builder
         */
        public Builder wireTap(WireTap value) {
            edge = edge.with(requireNonNull(value, "wireTap"));
            return this;
        }

        /**
         * Sets where what happens is counted and timed; {@code docs/operating.md} lists the meters. Closing the server takes
         * its gauges away. Give each server a registry of its own, since meters of the same name are one.
         *
         * @param value a registry of Micrometer; none by default, and then nothing is counted
         * @return this builder
         */
        public Builder meterRegistry(MeterRegistry value) {
            meterRegistry = requireNonNull(value, "meterRegistry");
            return this;
        }

        /**
         * Sets whether programs can see and steer games over HTTP, below {@value ControlApi#BASE}.
         *
         * @param value by default true where only this machine can connect or tokens are set, and false elsewhere
         * @return this builder
         */
        public Builder controlApi(boolean value) {
            controlApi = value;
            return this;
        }

        /**
         * Lets only whoever shows one of some tokens act through the control API and the dashboard. The server's own tokens
         * then allow to look; where there are none and other machines can connect, looking needs an operator's token too.
         *
         * @param values at least one; none blank; by default whoever may come in may act
         * @return this builder
         * @throws IllegalArgumentException when there is none, or a blank one
         */
        public Builder operatorTokens(Collection<String> values) {
            operators = Access.tokens(values);
            return this;
        }

        /**
         * Sets whether programs and pages of this server can watch what happens, as a stream at {@code /events}; {@code
         * docs/stream.md} lists its items. Whoever may look at the control API may watch.
         *
         * @param value by default whether there is a control API
         * @return this builder
         */
        public Builder eventStream(boolean value) {
            eventStream = value;
            return this;
        }

        /**
         * Sets how those who watch the event stream are treated. Does not turn it on.
         *
         * @param value {@link StreamSettings#DEFAULT} by default
         * @return this builder
         */
        public Builder eventStream(StreamSettings value) {
            eventStreamSettings = requireNonNull(value, "eventStream");
            return this;
        }

        /**
         * Sets a port of the loopback address where scripts inject messages as they do with Randy, the random server of the
         * official SDK: {@code POST /} with a JSON body, which goes to every connected game.
         *
         * @param value 0 to 65535, 0 for any free one; none by default; Randy's own is {@value RandyPort#USUAL}
         * @return this builder
         * @throws IllegalArgumentException when there is no such port
         */
        public Builder randyPort(int value) {
            if (value < 0 || value > 65_535) {
                throw new IllegalArgumentException("randyPort: expected 0 to 65535, was " + value);
            }
            randyPort = OptionalInt.of(value);
            return this;
        }

        /**
         * Sets whether the server counts by itself and shows the figures at {@code /metrics}, in Prometheus' text format,
         * whether or not there is a registry of your own. {@link #scrape(Scrape)} takes the page's place.
         *
         * @param value false by default
         * @return this builder
         */
        public Builder metricsPage(boolean value) {
            metricsPage = value;
            return this;
        }

        /**
         * Sets what a monitoring system finds at {@code /metrics}.
         *
         * @param value the figures; no such page by default
         * @return this builder
         */
        public Builder scrape(Scrape value) {
            scrape = requireNonNull(value, "scrape");
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the running server
         * @throws StartFailedException when it can't listen there; the message says why and what to do
         * @throws IllegalArgumentException when the port, the host or the character makes no sense, or the control API or the
         *     event stream was asked for where anybody could use it
         */
        public NeuroServer start() throws StartFailedException {
            SessionSettings settings = new SessionSettings(
                    edition,
                    characterId,
                    displayName,
                    reregisterOnConnect,
                    strictness,
                    nameScope,
                    forces,
                    limits,
                    callIds,
                    admission,
                    new SharedSchemas());
            Sessions sessions = new Sessions();
            Telemetry telemetry = telemetry(sessions);
            OperatorSide side = new OperatorSide(
                    new OperatorSide.Options(
                            edge.host(),
                            edge.access(),
                            operators,
                            controlApi,
                            new EventStream.Wanted(eventStream, eventStreamSettings, edge.origins()),
                            randyPort,
                            telemetry.scrape()),
                    new Served.Player(characterId, displayName, edition),
                    sessions);
            try {
                GamePort open = GamePort.open(
                        edge,
                        settings,
                        sessions,
                        decider,
                        fallback(forces.fallback()),
                        EventSink.all(telemetry.events(), side.events()),
                        side.pages(),
                        speech);
                return begun(new NeuroServer(open, sessions, edge, telemetry, side));
            } catch (StartFailedException e) {
                side.close();
                telemetry.end().run();
                throw e;
            }
        }

        private Telemetry telemetry(Sessions sessions) {
            Telemetry told = Telemetry.of(events, scrape);
            if (metricsPage && scrape == null) {
                told = told.paged(sessions::views);
            }
            return meterRegistry == null ? told : told.counting(meterRegistry, sessions::views);
        }

        private static NeuroServer begun(NeuroServer server) throws StartFailedException {
            try {
                server.operators.begin(server.speech());
                return server;
            } catch (StartFailedException e) {
                server.close();
                throw e;
            }
        }

        private static Decider fallback(Fallback kind) {
            return switch (kind) {
                case FIRST_ACTION -> new FirstActionDecider();
                case RANDOM_ACTION, GIVE_UP -> new RandomDecider(System.nanoTime());
            };
        }
    }
}
