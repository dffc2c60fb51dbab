package dev.neurosdk.testkit.conformance.reference;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.transport.Listening;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A small sound server that answers forces at random, and is wrong in whatever ways it is told to be. Thread-safe: one
 * message at a time, over all connections.
 */
public final class ReferenceServer implements AutoCloseable {

    /** It takes voice connections and is ready. */
    public static final String VOICE = "voice";

    /** It takes voice connections and says that there is no voice. */
    public static final String NO_VOICE = "no_voice";

    /** It speaks when a game talks to it. */
    public static final String SPEECH = "speech";

    private static final Duration THINKING = Duration.ofMillis(5);
    private static final Duration DISTRACTION = Duration.ofMillis(200);
    private static final int FEW = 50;

    final Edition edition;
    final RandomGenerator random;
    final List<ReferenceConnection> connections = new CopyOnWriteArrayList<>();
    final VoiceRoom room;
    final ReferenceSpeech speech;
    private final Network network;
    private final Set<String> features;
    private final Set<ServerMutant> mutants;
    private final Listening listening;
    private final @Nullable FrontDoor door;
    private long calls;
    private boolean stuck;

    private ReferenceServer(
            Network network, Edition edition, long seed, Set<String> features, Set<ServerMutant> mutants)
            throws IOException {
        this.network = network;
        this.features = Set.copyOf(features);
        this.edition = requireNonNull(edition, "edition");
        this.random = new SplittableRandom(seed);
        this.mutants = mutants;
        room = new VoiceRoom(this);
        speech = new ReferenceSpeech(this, room);
        listening = network.listen("127.0.0.1", 0, this::decide);
        door = network == Network.tcp() ? FrontDoor.open(listening.uri(), mutants) : null;
    }

    /**
     * Starts one on a free port of the loopback address.
     *
     * @param network where to listen
     * @param edition the edition that it follows
     * @param seed decides what it chooses
     * @param mutants what it does wrong; none for a sound server
     * @return the server, listening
     * @throws IOException when there is no free port
     */
    public static ReferenceServer start(Network network, Edition edition, long seed, ServerMutant... mutants)
            throws IOException {
        return start(network, edition, seed, Set.of(), mutants);
    }

    /**
     * Starts one that can do more than it has to, on a free port of the loopback address.
     *
     * @param network where to listen
     * @param edition the edition that it follows
     * @param seed decides what it chooses
     * @param features what it can do besides: {@link #VOICE} or {@link #NO_VOICE}, {@link #SPEECH}; others mean nothing
     * @param mutants what it does wrong; none for a sound server
     * @return the server, listening
     * @throws IOException when there is no free port
     */
    public static ReferenceServer start(
            Network network, Edition edition, long seed, Set<String> features, ServerMutant... mutants)
            throws IOException {
        Set<ServerMutant> wrong = EnumSet.noneOf(ServerMutant.class);
        wrong.addAll(List.of(mutants));
        return new ReferenceServer(network, edition, seed, features, wrong);
    }

    /** {@return the address for games} */
    public URI uri() {
        return door == null ? listening.uri() : door.uri();
    }

    /** Ends every connection and stops listening. Idempotent. */
    @Override
    public void close() {
        if (door != null) {
            door.close();
        }
        listening.close();
        connections.forEach(connection -> connection.end(1001));
        room.close();
    }

    /** The whole process ends. */
    void die() {
        close();
        connections.forEach(ReferenceConnection::reset);
        room.reset();
    }

    boolean has(String feature) {
        return features.contains(feature);
    }

    /** Whether a game of this name is connected. */
    boolean isPlaying(String game) {
        return connections.stream().anyMatch(connection -> connection.isPlaying(game));
    }

    boolean is(ServerMutant mutant) {
        return mutants.contains(mutant);
    }

    boolean isStuck() {
        return stuck;
    }

    void getStuck() {
        stuck = true;
    }

    synchronized String nextId() {
        calls++;
        return "ref-" + calls;
    }

    /** Choosing takes a moment, in which messages may come. */
    void soon(Runnable step) {
        long gone = is(ServerMutant.SLOWER_EACH_TIME)
                ? connections.stream().filter(ReferenceConnection::isGone).count()
                : 0;
        Duration distracted = is(ServerMutant.VOICE_FIRST) && room.hearsSomebody() ? DISTRACTION : Duration.ZERO;
        later(THINKING.plusMillis(gone).plus(distracted), step);
    }

    void later(Duration delay, Runnable step) {
        Timeline.Alarm unused = network.timeline().schedule(delay, () -> exclusively(step));
    }

    long nanos() {
        return network.timeline().nanos();
    }

    synchronized void exclusively(Runnable step) {
        step.run();
    }

    private long open() {
        return connections.stream().filter(connection -> !connection.isGone()).count();
    }

    private Acceptor.Admission decide(Acceptor.Opening opening) {
        boolean full = (is(ServerMutant.ONE_CONNECTION) && !connections.isEmpty())
                || (is(ServerMutant.FEW_CONNECTIONS) && open() >= FEW);
        if (full) {
            return new Acceptor.Refused(503);
        }
        boolean origin = opening.headers().keySet().stream().anyMatch("origin"::equalsIgnoreCase);
        if ((is(ServerMutant.REFUSE_ORIGIN) && origin) || (is(ServerMutant.REFUSE_PLAIN) && !origin)) {
            return new Acceptor.Refused(403);
        }
        if (VoiceRoom.isAddress(opening.target())) {
            return room.decide(opening.target());
        }
        if (is(ServerMutant.ROOT_ONLY) && !opening.target().equals("/")) {
            return new Acceptor.Refused(404);
        }
        return new Acceptor.Accepted(wire -> {
            ReferenceConnection connection = new ReferenceConnection(this, wire);
            connections.add(connection);
            return connection;
        });
    }
}
