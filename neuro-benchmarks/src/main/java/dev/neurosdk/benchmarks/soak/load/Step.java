package dev.neurosdk.benchmarks.soak.load;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.testkit.game.FakeGame;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One thing that a game says, and how often of a thousand. Those that end the connection are not here. */
enum Step {
    /** Context, silent or not. */
    CONTEXT("context", 420) {
        @Override
        void take(FakeGame game, Random random) {
            game.context("The wind has turned " + random.nextInt(360) + " degrees.", random.nextBoolean());
        }
    },
    /** A force of any priority. */
    FORCE("force", 150) {
        @Override
        void take(FakeGame game, Random random) {
            game.force(
                    "Day " + random.nextInt(1000),
                    "What now?",
                    random.nextBoolean(),
                    PRIORITIES.get(random.nextInt(PRIORITIES.size())),
                    Offers.names());
        }
    },
    /** The same actions once more. */
    REGISTER("register again", 140) {
        @Override
        void take(FakeGame game, Random random) {
            game.register(Offers.all());
        }
    },
    /** One action less, and back. */
    UNREGISTER("unregister, register", 60) {
        @Override
        void take(FakeGame game, Random random) {
            game.unregister(Offers.SAIL.name());
            game.register(Offers.SAIL);
        }
    },
    /** Starts anew on the same connection. */
    STARTUP("startup, register", 50) {
        @Override
        void take(FakeGame game, Random random) {
            game.startup();
            game.register(Offers.all());
        }
    },
    /** A ping and its pong. */
    PING("ping", 20) {
        @Override
        void take(FakeGame game, Random random) {
            game.ping();
        }
    },
    /** Text that is no JSON. */
    BAD_JSON("bad JSON", 40) {
        @Override
        void take(FakeGame game, Random random) {
            game.sendRaw("{\"command\":\"context\",\"game\":" + random.nextInt());
        }
    },
    /** A known command with data of another kind. */
    BAD_DATA("bad data", 40) {
        @Override
        void take(FakeGame game, Random random) {
            game.sendRaw("{\"command\":\"actions/force\",\"game\":\"" + game.game() + "\",\"data\":[]}");
        }
    },
    /** A command that nobody knows. */
    UNKNOWN("unknown command", 40) {
        @Override
        void take(FakeGame game, Random random) {
            game.sendRaw("{\"command\":\"weather/report\",\"game\":\"" + game.game() + "\",\"data\":{}}");
        }
    },
    /** The result of a call that nobody made. */
    STRAY_RESULT("result of no call", 30) {
        @Override
        void take(FakeGame game, Random random) {
            game.result("no-such-call-" + random.nextInt(), true, "Done.");
        }
    },
    /** A binary message. */
    BINARY("binary message", 10) {
        @Override
        void take(FakeGame game, Random random) {
            game.sendBinary(new byte[random.nextInt(64)]);
        }
    };

    private static final List<ForcePriority> PRIORITIES = List.of(ForcePriority.values());
    private static final List<Step> DRAWN = List.of(values()).stream()
            .flatMap(step -> IntStream.range(0, step.weight).mapToObj(i -> step))
            .toList();

    private final String title;
    private final int weight;

    Step(String title, int weight) {
        this.title = title;
        this.weight = weight;
    }

    String title() {
        return title;
    }

    abstract void take(FakeGame game, Random random);

    static Step draw(Random random) {
        return DRAWN.get(random.nextInt(DRAWN.size()));
    }
}
