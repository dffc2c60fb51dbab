package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;
import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.transport.Network;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A small sound game of cards that plays turn after turn, comes back whenever its connection ends, and is wrong in whatever
 * ways it is told to be. Thread-safe: one thing at a time, over all connections.
 */
public final class ReferenceGame implements AutoCloseable {

    /** What it calls itself. */
    public static final String NAME = "Reference Game";
    /** It registers again when it is asked to. */
    public static final String REREGISTER_ALL = "reregister_all";
    /** It says when it may be shut down. */
    public static final String GRACEFUL_SHUTDOWN = "graceful_shutdown";
    /** It gets ready for the end at once when it is told to. */
    public static final String IMMEDIATE_SHUTDOWN = "immediate_shutdown";
    /** It goes on only when the character has finished speaking. */
    public static final String SPEECH_GATE = "speech_gate";
    /** It offers nothing. */
    public static final String NOTHING_YET = "nothing_yet";

    /** It has a voice chat. */
    public static final String VOICE = "voice";

    /** It comes back after a tenth of a second, for tests that can't wait. */
    public static final String QUICK = "quick";

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    private static final Duration HURRY = Duration.ofMillis(100);
    private static final double GROWTH = 1.6;
    private static final double JITTER = 0.25;
    private static final int MOST_ATTEMPTS = 3;
    private static final int ABNORMAL = 1006;
    private static final Duration FAREWELL = Duration.ofMillis(200);
    private static final Duration CLOCK_JUMP = Duration.ofHours(1);

    final Edition edition;
    private final Network network;
    private final URI server;
    private final RandomGenerator random;
    private final Set<GameMutant> mutants;
    private final Set<String> features;
    private final ReferencePlay play;
    private final Optional<ReferenceVoice> voice;
    private final List<ReferenceSession> sessions = new ArrayList<>();
    private boolean running = true;
    private int connections;
    private int attempts;
    private boolean oldServer;
    private Duration clockOffset = Duration.ZERO;
    private Duration wait = FIRST_WAIT;

    private ReferenceGame(
            Network network, URI server, Edition edition, long seed, Set<GameMutant> mutants, Set<String> features) {
        this.network = network;
        this.server = server;
        this.edition = edition;
        this.random = new SplittableRandom(seed);
        this.mutants = mutants;
        this.features = features;
        this.play = new ReferencePlay(this);
        this.voice = edition.voice() && has(VOICE)
                ? Optional.of(new ReferenceVoice(this, network, server))
                : Optional.empty();
    }

    /**
     * Starts one, which connects as soon as somebody listens.
     *
     * @param network where to connect
     * @param server the address, with path and query
     * @param edition the edition that it follows
     * @param seed decides what it leaves to chance
     * @param features what it can do besides, of {@link #REREGISTER_ALL} and its like
     * @param mutants what it does wrong; none for a sound game
     * @return the running game
     */
    public static ReferenceGame start(
            Network network, URI server, Edition edition, long seed, Set<String> features, GameMutant... mutants) {
        Set<GameMutant> wrong = EnumSet.noneOf(GameMutant.class);
        wrong.addAll(List.of(mutants));
        URI address = wrong.contains(FIXED_PATH) ? server.resolve("/") : requireNonNull(server, "server");
        ReferenceGame game = new ReferenceGame(
                requireNonNull(network, "network"),
                address,
                requireNonNull(edition, "edition"),
                seed,
                wrong,
                Set.copyOf(features));
        game.exclusively(game::connect);
        return game;
    }

    /** {@return whether it has neither been closed nor exited} */
    public synchronized boolean isRunning() {
        return running;
    }

    /** Exits, without a word. Idempotent. */
    @Override
    public void close() {
        exclusively(this::exit);
    }

    boolean is(GameMutant mutant) {
        return mutants.contains(mutant);
    }

    boolean has(String feature) {
        return features.contains(feature);
    }

    ReferencePlay play() {
        return play;
    }

    long now() {
        return network.timeline().nanos();
    }

    /** The time of day, which may jump. */
    long wallClock() {
        return now() + clockOffset.toNanos();
    }

    /** Does something at once, or in a flawed game when there is voice. */
    void beforePlay(Runnable step) {
        voice.ifPresentOrElse(found -> found.beforePlay(step), step);
    }

    /** Whether a flawed game has no time for calls. */
    boolean isSlowedDown() {
        return voice.filter(ReferenceVoice::slowsDown).isPresent();
    }

    /** Does what a build for tests does when it is told to. */
    void told(String what) {
        switch (what) {
            case "quit" -> quit();
            case "jump-clock" -> clockOffset = clockOffset.plus(CLOCK_JUMP);
            default -> voice.ifPresent(found -> found.told(what));
        }
    }

    /** Exits as a player makes it. */
    private void quit() {
        if (!is(VANISH)) {
            List<ReferenceSession> open = List.copyOf(sessions);
            sessions.clear();
            voice.ifPresent(ReferenceVoice::close);
            play.takeEverythingBack();
            open.forEach(ReferenceSession::sayGoodbye);
            after(FAREWELL, this::exit);
        } else {
            exit();
        }
    }

    /** Does something later, unless it has exited by then. */
    void after(Duration delay, Runnable step) {
        network.timeline()
                .schedule(
                        delay,
                        () -> exclusively(() -> {
                            if (running) {
                                step.run();
                            }
                        }));
    }

    synchronized void exclusively(Runnable step) {
        step.run();
    }

    void exit() {
        running = false;
        voice.ifPresent(ReferenceVoice::close);
        List.copyOf(sessions).forEach(ReferenceSession::cut);
        sessions.clear();
    }

    // connections

    boolean isFirstConnection() {
        return connections <= 1;
    }

    private void connect() {
        attempts++;
        int wanted = is(TWO_CONNECTIONS) && connections > 0 ? 2 : 1;
        for (int i = 0; i < wanted; i++) {
            ReferenceSession session = new ReferenceSession(this);
            sessions.add(session);
            if (network.equals(Network.tcp())) {
                RawLine.open(this, server, session);
            } else {
                WireLine.open(network, server, session);
            }
        }
    }

    void opened() {
        connections++;
        attempts = 0;
        wait = FIRST_WAIT;
        voice.ifPresent(ReferenceVoice::mainOpened);
    }

    /** Whether a connection has ended without an acknowledgement. */
    boolean hadOldServer() {
        return oldServer;
    }

    /** A connection has ended, or was never opened. */
    void lost(ReferenceSession session, int code, boolean wasOpen) {
        oldServer |= wasOpen && !session.isAcknowledged();
        play.left(session);
        voice.ifPresent(ReferenceVoice::mainLost);
        boolean mine = sessions.remove(session);
        if (!running || !mine || !sessions.isEmpty()) {
            return;
        }
        boolean staysAway = wasOpen
                ? is(code == ABNORMAL ? NO_RECONNECT : STAY_AWAY_WHEN_CLOSED)
                : is(REFUSED_FOR_EVER) || (is(GIVE_UP) && attempts >= MOST_ATTEMPTS);
        if (!wasOpen && connections == 0 && is(EXIT_WITHOUT_SERVER)) {
            exit();
        } else if (!staysAway) {
            after(nextWait(), this::connect);
        }
    }

    /** Cuts the connections that there are. */
    void cutMain() {
        List.copyOf(sessions).forEach(ReferenceSession::drop);
    }

    private Duration nextWait() {
        if (is(HURRIED_RECONNECT) || has(QUICK)) {
            return HURRY;
        }
        long nanos = wait.toNanos();
        wait = Duration.ofNanos(Math.min(LONGEST_WAIT.toNanos(), (long) (nanos * GROWTH)));
        return Duration.ofNanos((long) (nanos * (1 + JITTER * random.nextDouble())));
    }
}
