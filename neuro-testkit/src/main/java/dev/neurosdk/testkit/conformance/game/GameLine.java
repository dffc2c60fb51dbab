package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.neuro.Acknowledgement;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.neuro.VoiceAnswer;
import dev.neurosdk.testkit.neuro.VoiceConnection;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line to the game: the port that we listen on, the game's connections one after the other, and the game's process where
 * we start it. Confined to one thread.
 */
final class GameLine implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final int PINGS = 20;

    /** The feature of games with a voice chat. */
    static final String VOICE = "voice";

    private final GameCheck.Settings settings;
    private final Recorder recorder;
    private final List<GameConnection> earlier = new ArrayList<>();
    private int lastEarlier;
    private FaultPlan faults = FaultPlan.none();
    private FakeNeuro neuro;
    private boolean listening = true;
    private Duration margin = Duration.ZERO;
    private Acknowledgement acknowledgement;
    private VoiceAnswer voice;

    GameLine(GameCheck.Settings settings, Recorder recorder) throws IOException {
        this.settings = settings;
        this.recorder = recorder;
        this.acknowledgement = settings.edition().startupAck() ? Acknowledgement.ON : Acknowledgement.OFF;
        this.voice = usualVoice();
        this.neuro = listening(settings.port());
    }

    private FakeNeuro listening(int port) throws IOException {
        return FakeNeuro.builder()
                .network(settings.network())
                .host(settings.host())
                .port(port)
                .edition(settings.edition())
                .seed(settings.seed())
                .deadline(times().pong())
                .recorder(recorder, lastEarlier + 1)
                .acknowledge(acknowledgement)
                .voice(voice)
                .faults(faults)
                .start();
    }

    /** {@return where the game connects to} */
    URI uri() {
        return neuro.uri();
    }

    Times times() {
        return settings.profile().times().widenedBy(margin);
    }

    /** Measures the way to the game, and widens the limits by it. A game that does not pong is left alone. */
    Calibration calibrate() {
        List<Long> pings = new ArrayList<>();
        Optional<GameConnection> game =
                connections().stream().filter(GameConnection::isOpen).findFirst();
        try {
            for (int i = 0; i < PINGS && game.isPresent(); i++) {
                long sent = timeline().nanos();
                game.get().ping();
                pings.add(timeline().nanos() - sent);
            }
        } catch (AssertionError e) {
            pings.clear(); // whether pings are answered is a case of its own
        }
        Calibration calibration = Calibration.of(pings, List.of());
        margin = calibration.margin();
        return calibration;
    }

    Timeline timeline() {
        return settings.network().timeline();
    }

    /** Who plays the server now; another one after {@link #listenAgain()}. */
    FakeNeuro neuro() {
        return neuro;
    }

    /** Closes every connection with 1001 and the port, as a server does that goes away. */
    void stopListening() {
        if (listening) {
            listening = false;
            neuro.close();
            lastEarlier = lastNumber();
            earlier.addAll(neuro.connections());
        }
    }

    /** Listens on the same port again, as a server does that is back, without memory of what was before. */
    void listenAgain() {
        if (!listening) {
            try {
                neuro = listening(neuro.uri().getPort());
                listening = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Sets the faults of every connection from the next listening on. */
    void spoil(FaultPlan plan) {
        faults = plan;
    }

    /** Sets how every later startup is answered. */
    void acknowledge(Acknowledgement value) {
        acknowledgement = value;
        neuro.acknowledge(value);
    }

    /** Sets what every later connection is told before it has said anything. */
    void greet(List<String> texts) {
        neuro.greet(texts.toArray(String[]::new));
    }

    /** Acknowledges startup as the edition has it. */
    void acknowledgeAsUsual() {
        acknowledge(settings.edition().startupAck() ? Acknowledgement.ON : Acknowledgement.OFF);
    }

    /** {@return every connection so far, also ended ones, in order} */
    List<GameConnection> connections() {
        List<GameConnection> all = new ArrayList<>(earlier);
        if (listening) {
            all.addAll(neuro.connections());
        }
        return all;
    }

    /** {@return the newest connection that is open; nothing without one} */
    Optional<GameConnection> connected() {
        return neuro.connections().stream().filter(GameConnection::isOpen).reduce((older, newer) -> newer);
    }

    /** The number of the newest connection so far, of whatever sort; 0 without one. */
    int lastNumber() {
        return Stream.concat(
                        neuro.connections().stream().map(GameConnection::number),
                        neuro.voiceConnections().stream().map(VoiceConnection::number))
                .reduce(lastEarlier, Math::max);
    }

    /** Every voice connection since listening began, also ended ones, in order. */
    List<VoiceConnection> voices() {
        return neuro.voiceConnections();
    }

    /** When the game has asked for voice since listening began. */
    List<Long> voiceAttempts() {
        return neuro.voiceAttempts();
    }

    /** Sets what becomes of every later wish for voice. */
    void voice(VoiceAnswer value) {
        voice = value;
        neuro.voice(value);
    }

    /** Grants voice to games that claim it. */
    void voiceAsUsual() {
        voice(usualVoice());
    }

    VoiceAnswer usualVoice() {
        boolean claimed =
                settings.edition().voice() && settings.profile().features().contains(VOICE);
        return claimed ? VoiceAnswer.READY : VoiceAnswer.UNAVAILABLE;
    }

    /**
     * Waits until the game has connected after a connection, and said something.
     *
     * @param before the number of the connection
     * @param within how long
     * @return the newest connection on which it has
     */
    Optional<GameConnection> awaitGameAfter(int before, Duration within) {
        return await(
                within,
                () -> connected()
                        .filter(game -> game.number() > before && game.state().isPresent()));
    }

    /**
     * Waits until the game has come back after a connection, and said something, as long as its process is there.
     *
     * @param before the number of the connection
     * @param within how long
     * @return the newest connection on which it has
     */
    Optional<GameConnection> awaitReturnAfter(int before, Duration within) {
        long end = timeline().nanos() + within.toNanos();
        Optional<GameConnection> back = Optional.empty();
        while (back.isEmpty() && !hasDied() && timeline().nanos() < end) {
            Duration left = Duration.ofNanos(end - timeline().nanos());
            back = awaitGameAfter(before, left.compareTo(GLANCE) < 0 ? left : GLANCE);
        }
        return back;
    }

    /** Waits until a look, repeated whenever something happens, gives something. */
    <T> Optional<T> await(Duration within, Supplier<Optional<T>> look) {
        return neuro.lookWithin(within, look);
    }

    /** Lets time pass. */
    void pause(Duration time) {
        var unused = neuro.lookWithin(time, Optional::empty);
    }

    boolean canLaunch() {
        return settings.launcher().isPresent();
    }

    /** Whether the game's process is known to have ended. */
    boolean hasDied() {
        return settings.launcher().filter(launcher -> !launcher.isRunning()).isPresent();
    }

    /**
     * Starts the game, also where it runs already.
     *
     * @param address the address that it is told
     */
    void launch(URI address) {
        @Nullable GameLauncher launcher = settings.launcher().orElse(null);
        if (launcher != null) {
            try {
                launcher.launch(address);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends the game, where we have started it. */
    void stopGame() {
        settings.launcher().ifPresent(GameLauncher::stop);
    }

    /** How long the game may take from its start to its connection. */
    Duration starting() {
        return settings.profile().launch().map(GameProfile.Launch::timeout).orElseGet(times()::connect);
    }

    @Override
    public void close() {
        stopListening();
        stopGame();
    }
}
