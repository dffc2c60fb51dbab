package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs scenarios against a peer: a server at an address, or a game that connects. Immutable; runs over sockets may go on at
 * the same time on several threads, those in virtual time are confined to the thread of their network.
 *
 * <pre>{@code
 * ScenarioResult result = ScenarioRunner.usual().againstServer(Scenario.read(file), URI.create("ws://127.0.0.1:8000"));
 * result.orThrow();
 * }</pre>
 */
public final class ScenarioRunner {

    private final Network network;
    private final Edition edition;
    private final long seed;
    private final Recorder recorder;
    private final int firstConnection;
    private final Duration timeout;
    private final Duration connectWithin;
    private final Person person;
    private final Hooks hooks;
    private final Progress progress;
    private final String host;
    private final int port;
    private final boolean settles;

    private ScenarioRunner(Builder builder) {
        network = builder.network;
        edition = builder.edition;
        seed = builder.seed;
        recorder = builder.recorder;
        firstConnection = builder.firstConnection;
        timeout = builder.timeout;
        connectWithin = builder.connectWithin;
        person = builder.person;
        hooks = builder.hooks;
        progress = builder.progress;
        host = builder.host;
        port = builder.port;
        settles = builder.settles;
    }

    /** Is told of every step before it is done, on the thread of the run. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A step begins.
         *
         * @param path which
         * @param step the step
         */
        void begins(StepPath path, Step step);
    }

    /** {@return a runner with the usual settings: sockets, the newest edition, nobody to ask, no hooks} */
    public static ScenarioRunner usual() {
        return builder().build();
    }

    /** {@return a builder with the usual settings} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Plays games against a server.
     *
     * @param scenario a scenario that plays a game
     * @param server where the server listens, a {@code ws} or {@code wss} address
     * @return how it went; the connections are closed
     * @throws IllegalArgumentException when the scenario plays the server
     */
    public ScenarioResult againstServer(Scenario scenario, URI server) {
        require(scenario, Role.GAME);
        Recording tape = new Recording();
        Values values = values(scenario, tape, seed);
        RunSettings settings = settings(tape);
        try (Stage stage = new GameStage(scenario, server, settings)) {
            return run(scenario, tape, () -> new ScenarioRun(scenario, this, settings, stage, values).outcome());
        }
    }

    /**
     * Plays Neuro against a game.
     *
     * @param scenario a scenario that plays the server
     * @param start makes the game connect to the address that it is given, now or later
     * @return how it went; nothing listens any more
     * @throws IllegalArgumentException when the scenario plays a game
     * @throws IOException when the port is taken, or the address is not of this machine
     */
    public ScenarioResult againstGame(Scenario scenario, Consumer<URI> start) throws IOException {
        require(scenario, Role.SERVER);
        Recording tape = new Recording();
        Values values = values(scenario, tape, seed);
        Values byItself = values(scenario, tape, seed + 1);
        RunSettings settings = settings(tape);
        try (NeuroStage stage = new NeuroStage(scenario, settings, byItself, host, port)) {
            return run(scenario, tape, () -> {
                start.accept(stage.uri());
                return new ScenarioRun(scenario, this, settings, stage, values).outcome();
            });
        }
    }

    private static void require(Scenario scenario, Role role) {
        if (scenario.role() != role) {
            throw new IllegalArgumentException("scenario: expected one that plays the " + role.word() + ", was \""
                    + scenario.name() + "\", which plays the " + scenario.role().word());
        }
    }

    private ScenarioResult run(Scenario scenario, Recording tape, Supplier<Outcome> play) {
        long start = network.timeline().nanos();
        mark(tape, scenario, "scenario begins");
        Outcome outcome = scenario.editions().contains(edition)
                ? play.get()
                : new Outcome.NotReached(null, null, "for editions " + scenario.editions() + ", this is " + edition);
        mark(tape, scenario, "scenario ends");
        Duration took = Duration.ofNanos(network.timeline().nanos() - start);
        return new ScenarioResult(scenario, outcome, took, edition, seed, tape.tape.entries());
    }

    private void mark(Recording tape, Scenario scenario, String text) {
        recorder(tape).record(new LogEntry.Mark(network.timeline().nanos(), 0, text, scenario.name()));
    }

    private Recorder recorder(Recording tape) {
        return tape.tape.and(tape.model::accept).and(recorder);
    }

    private RunSettings settings(Recording tape) {
        return new RunSettings(network, edition, seed, recorder(tape), firstConnection, settles);
    }

    private static Values values(Scenario scenario, Recording tape, long seed) {
        return new Values(scenario, new SplittableRandom(seed), tape.model::registry);
    }

    /** What a run has seen, and what it has come to. */
    private final class Recording {
        private final LogTape tape = new LogTape();
        private final ProtocolModel model = new ProtocolModel(edition);
    }

    Duration timeout() {
        return timeout;
    }

    Duration connectWithin() {
        return connectWithin;
    }

    Person person() {
        return person;
    }

    Hooks hooks() {
        return hooks;
    }

    Progress progress() {
        return progress;
    }

    /** Describes a runner. Confined to one thread. */
    public static final class Builder {
        private Network network = Network.tcp();
        private Edition edition = Edition.newest();
        private long seed = 1;
        private Recorder recorder = Recorder.none();
        private int firstConnection = 1;
        private Duration timeout = Duration.ofMinutes(10);
        private Duration connectWithin = Duration.ofSeconds(5);
        private Person person = Person.nobody();
        private Hooks hooks = Hooks.none();
        private Progress progress = (path, step) -> {};
        private String host = "127.0.0.1";
        private int port;
        private boolean settles;

        private Builder() {}

        /**
         * Sets where connections come from, and with it the clock; the sockets of this machine unless set.
         *
         * @param value the network
         * @return this
         */
        public Builder network(Network value) {
            network = requireNonNull(value, "network");
            return this;
        }

        /**
         * Sets the edition that the peer is judged by; the newest unless set. A scenario for other editions is not reached.
         *
         * @param value the edition
         * @return this
         */
        public Builder edition(Edition value) {
            edition = requireNonNull(value, "edition");
            return this;
        }

        /**
         * Sets what decides everything that is left to chance; 1 unless set.
         *
         * @param value any number
         * @return this
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets who is told everything that is sent, received and found; nobody unless set.
         *
         * @param value the recorder
         * @return this
         */
        public Builder recorder(Recorder value) {
            return recorder(value, 1);
        }

        /**
         * Sets who is told everything that is sent, received and found, where several runs tell the same recorder.
         *
         * @param value the recorder
         * @param connection the number of the first connection in what is recorded, from 1
         * @return this
         * @throws IllegalArgumentException when the number is below 1
         */
        public Builder recorder(Recorder value, int connection) {
            if (connection < 1) {
                throw new IllegalArgumentException("connection: expected at least 1, was " + connection);
            }
            recorder = requireNonNull(value, "recorder");
            firstConnection = connection;
            return this;
        }

        /**
         * Sets how long a scenario may take as a whole; 10 minutes unless set.
         *
         * @param value above zero
         * @return this
         */
        public Builder timeout(Duration value) {
            timeout = positive(value, "timeout");
            return this;
        }

        /**
         * Sets how long the first connection may take; 5 s unless set.
         *
         * @param value above zero
         * @return this
         */
        public Builder connectWithin(Duration value) {
            connectWithin = positive(value, "connectWithin");
            return this;
        }

        /**
         * Sets who does what {@code ask} asks for; nobody unless set.
         *
         * @param value the person
         * @return this
         */
        public Builder person(Person value) {
            person = requireNonNull(value, "person");
            return this;
        }

        /**
         * Sets what runs hooks; none are run unless set.
         *
         * @param value the hooks
         * @return this
         */
        public Builder hooks(Hooks value) {
            hooks = requireNonNull(value, "hooks");
            return this;
        }

        /**
         * Sets who is told of every step; nobody unless set.
         *
         * @param value the listener
         * @return this
         */
        public Builder progress(Progress value) {
            progress = requireNonNull(value, "progress");
            return this;
        }

        /**
         * Sets where to listen for games; a free port of 127.0.0.1 unless set.
         *
         * @param address an address of this machine
         * @param number the port; 0 for a free one
         * @return this
         */
        public Builder listen(String address, int number) {
            host = requireNonNull(address, "address");
            port = number;
            return this;
        }

        /**
         * Makes games of ours answer with success, when the scenario is over, what they still owe, so that a server which waits
         * for results is free for whoever comes next; unless set they leave as they are.
         *
         * @return this
         */
        public Builder settling() {
            settles = true;
            return this;
        }

        /** {@return the runner} */
        public ScenarioRunner build() {
            return new ScenarioRunner(this);
        }

        private static Duration positive(Duration value, String name) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(name + ": expected more than zero, was " + value);
            }
            return value;
        }
    }
}
