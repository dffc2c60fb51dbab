package dev.neurosdk.benchmarks;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.Surroundings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost a session to take an input, by its kind? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar SessionBenchmark -prof gc}</pre>
 *
 * <p>How to read it: one operation goes through the mailbox, the transition and its effects, with a game's end, an event sink
 * and timers that do nothing. Messages are decoded already. {@code BINARY} does least, it is the price of the mailbox and
 * of an event; what others cost more is their own. {@code REGISTER} also compiles three schemas the first time and finds
 * them again afterwards. {@link #force()} is a whole round trip: the force, a decision that is there at once and is checked,
 * the call, the result.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SessionBenchmark {

    private static final String DATA = "{\"place\":\"Amber Reach\",\"speed\":0.5}";
    private static final String GAME = "\"game\":\"" + Sample.GAME + "\"";
    private static final MessageDecoder DECODER =
            new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);

    /** What enters. */
    public enum Input {
        /** A fresh start of the game. */
        STARTUP(said("{\"command\":\"startup\"," + GAME + "}")),
        /** A line of context. */
        CONTEXT(said(Sample.CONTEXT.text())),
        /** Five actions that are registered already. */
        REGISTER(said(Sample.REGISTER.text())),
        /** An action that is not registered. */
        UNREGISTER(said("{\"command\":\"actions/unregister\"," + GAME + ",\"data\":{\"action_names\":[\"nothing\"]}}")),
        /** A result of no call. */
        STRAY_RESULT(said(Sample.RESULT.text())),
        /** A force whose actions are not registered. */
        IGNORED_FORCE(said("{\"command\":\"actions/force\"," + GAME
                + ",\"data\":{\"query\":\"Where to?\",\"action_names\":[\"nothing\"]}}")),
        /** A message without its data. */
        MALFORMED(said("{\"command\":\"context\"," + GAME + "}")),
        /** A command that nobody knows. */
        UNRECOGNIZED(said("{\"command\":\"weather\"," + GAME + "}")),
        /** A binary frame. */
        BINARY(new SessionInput.BinaryReceived(7)),
        /** A timer that is not waited for any more. */
        STALE_TIMER(new SessionInput.TimerFired(Long.MAX_VALUE));

        @SuppressWarnings("ImmutableEnumChecker") // every input is immutable
        private final SessionInput input;

        Input(SessionInput input) {
            this.input = input;
        }
    }

    /** Which input is measured. */
    @State(Scope.Thread)
    public static class Entering {
        /** What enters. */
        @Param
        public Input input = Input.CONTEXT;
    }

    private final SessionInput force = said("{\"command\":\"actions/force\"," + GAME
            + ",\"data\":{\"query\":\"Where to?\",\"action_names\":[\"set_course\"]}}");
    private final LastCall peer = new LastCall();
    private Session session = opened();

    /** Keeps the id of the last call. */
    private static final class LastCall implements Surroundings.Peer {
        private String id = "";

        @Override
        public void send(NeuroMessage message) {
            if (message instanceof NeuroMessage.Action action) {
                id = action.id();
            }
        }

        @Override
        public void sendRaw(String text) {}

        @Override
        public void close(int code, String reason) {}
    }

    /** Opens a session whose game has registered its actions. */
    @Setup(Level.Iteration)
    public void open() {
        session = opened();
    }

    /**
     * Takes an input.
     *
     * @param entering which
     * @return the session afterwards
     */
    @Benchmark
    public Session input(Entering entering) {
        session.post(entering.input.input);
        return session;
    }

    /** {@return the id of the call} */
    @Benchmark
    public String force() {
        session.post(force);
        String id = peer.id;
        session.post(new SessionInput.Said(
                new Decoded.Understood<>(new GameMessage.ActionResult(Sample.GAME, id, true, "Done."), List.of())));
        return id;
    }

    private Session opened() {
        Decider decider = request -> CompletableFuture.completedFuture(new Decision("set_course", DATA));
        Surroundings around = new Surroundings(
                peer,
                decider,
                decider,
                event -> {},
                (delay, task) -> () -> {},
                new NameClaims(),
                (ForcePriority priority) -> {},
                failure -> {
                    throw new IllegalStateException(failure);
                });
        Session opened = new Session(
                SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", false),
                new SessionRef(1, "public-id", "127.0.0.1:1", null),
                around);
        opened.post(new SessionInput.Opened());
        opened.post(Input.STARTUP.input);
        opened.post(Input.REGISTER.input);
        return opened;
    }

    private static SessionInput said(String text) {
        return new SessionInput.Said(DECODER.decodeGame(text));
    }
}
