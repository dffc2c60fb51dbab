package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.EditionConverter;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.reference.ReferenceGame;
import dev.neurosdk.testkit.conformance.reference.ReferenceServer;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuro reference}: the peers that the harness is tried on, to try it by hand. Confined to one thread. */
@Command(
        name = "reference",
        description = {
            "Runs a small game or server that follows the specification, or breaks it in just one way: to see what 'neuro check'",
            "says of it, or to have something sound to talk to."
        },
        mixinStandardHelpOptions = true)
public final class ReferenceCommand implements Runnable {

    private static final String ADDRESS = "NEURO_SDK_WS_URL";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ReferenceCommand() {}

    /**
     * The command with its own commands.
     *
     * @param terminal where they print
     * @return the command
     */
    public static CommandLine on(Terminal terminal) {
        return new CommandLine(new ReferenceCommand())
                .addSubcommand(new GameCommand(terminal))
                .addSubcommand(new ServerCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command: game or server");
    }

    /** What both have in common. */
    private static final class Running {
        @Option(
                names = "--edition",
                paramLabel = "ID",
                converter = EditionConverter.class,
                description = "the edition to follow (default: the newest)")
        private Edition edition = Edition.newest();

        @Option(names = "--seed", paramLabel = "N", description = "decides what is left to chance (default: 1)")
        private long seed = 1;

        @Option(
                names = "--for",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "ends by itself after this time (default: runs until it is stopped)")
        private @Nullable Duration limit;

        void await() throws InterruptedException {
            CountDownLatch never = new CountDownLatch(1);
            if (limit == null) {
                never.await();
            } else {
                boolean unused = never.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    @Command(
            name = "game",
            description = "A game of cards, turn by turn, that comes back whenever its connection is lost.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    private static final class GameCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(
                arity = "0..1",
                paramLabel = "URI",
                description = "the server (default: what " + ADDRESS + " says, or ws://127.0.0.1:8000)")
        private @Nullable URI server;

        @Option(
                names = "--mutant",
                paramLabel = "NAME",
                description =
                        "what it does wrong, such as TWO_RESULTS; may be repeated. 'neuro self-test --mutants' lists them")
        private List<GameMutant> mutants = List.of();

        @Option(
                names = "--feature",
                paramLabel = "NAME",
                description =
                        "what it can do besides: reregister_all, graceful_shutdown, immediate_shutdown, speech_gate, voice")
        private Set<String> features = Set.of();

        @CommandLine.Mixin
        private Running running = new Running();

        GameCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws InterruptedException {
            URI address = server == null
                    ? URI.create(terminal.environment().getOrDefault(ADDRESS, "ws://127.0.0.1:8000"))
                    : server;
            try (ReferenceGame game = ReferenceGame.start(
                    Network.tcp(),
                    address,
                    running.edition,
                    running.seed,
                    features,
                    mutants.toArray(GameMutant[]::new))) {
                terminal.out().println("Playing at " + address);
                running.await();
                if (!game.isRunning()) {
                    terminal.out().println("The game has exited by itself.");
                }
            }
            return 0;
        }
    }

    @Command(
            name = "server",
            description = "A server that answers forces at random, on a free port of this machine.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    private static final class ServerCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Option(
                names = "--mutant",
                paramLabel = "NAME",
                description =
                        "what it does wrong, such as BROADCAST; may be repeated. 'neuro self-test --mutants' lists them")
        private List<ServerMutant> mutants = List.of();

        @Option(
                names = "--feature",
                paramLabel = "NAME",
                description = "what it can do besides: voice, or no_voice (to say so); speech, when a game talks to it")
        private Set<String> features = Set.of();

        @CommandLine.Mixin
        private Running running = new Running();

        ServerCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (ReferenceServer server = ReferenceServer.start(
                    Network.tcp(), running.edition, running.seed, features, mutants.toArray(ServerMutant[]::new))) {
                terminal.out().println("Listening on " + server.uri());
                running.await();
            }
            return 0;
        }
    }
}
