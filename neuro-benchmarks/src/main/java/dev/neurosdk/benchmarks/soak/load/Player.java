package dev.neurosdk.benchmarks.soak.load;

import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One game of the crowd: takes one step after the other, ends its connection now and then in one of several ways, and comes
 * back at once. Confined to whoever has claimed it.
 */
final class Player {

    private static final int MEMORY = 64;
    private static final int PER_MILLE = 1000;
    private static final int TOO_MUCH = (1 << 20) + 1024;
    private static final int TOO_BIG = 1009;
    private static final int CUT = 1006;

    private final URI server;
    private final String name;
    private final Random random;
    private final Answers answers;
    private final Tally tally;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private FakeGame game;

    Player(URI server, String name, Random random, Answers answers, Tally tally) throws IOException {
        this.server = server;
        this.name = name;
        this.random = random;
        this.answers = answers;
        this.tally = tally;
        this.game = arrive();
    }

    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    void release() {
        claimed.set(false);
    }

    void play() throws IOException {
        tally.count("steps");
        game.takeAll().forEach(received -> tally.count("messages received"));
        try {
            step(random.nextInt(PER_MILLE));
        } catch (AssertionError e) {
            tally.surprise(name + ": " + e.getMessage());
            game.abort();
            game = arrive();
        }
    }

    /** Four of a thousand steps end the connection, one of them with a message that is too large. */
    private void step(int perMille) throws IOException {
        switch (perMille) {
            case 0 -> leave("reconnect: after 1000", game::close);
            case 1 -> leave("reconnect: after FIN", game::abort);
            case 2 -> leave("reconnect: after RST", game::reset);
            case 3 -> leave("reconnect: after a message of 1 MiB", this::sayTooMuch);
            default -> {
                Step step = Step.draw(random);
                step.take(game, random);
                tally.count(step.title());
            }
        }
    }

    private void leave(String how, Runnable farewell) throws IOException {
        retire(farewell);
        tally.count(how);
        game = arrive();
    }

    void retire() {
        retire(game::close);
    }

    private void retire(Runnable farewell) {
        try {
            game.assertNoViolations();
        } catch (AssertionError e) {
            tally.surprise("the server broke a rule: " + e.getMessage());
        }
        farewell.run();
    }

    private void sayTooMuch() {
        try {
            game.context("x".repeat(TOO_MUCH), true);
        } catch (AssertionError e) {
            tally.count("cut off while saying too much");
        }
        int code = game.awaitClose().code();
        if (code != TOO_BIG && code != CUT) {
            tally.surprise("a message of 1 MiB: expected the end with 1009, was " + code);
        }
    }

    private FakeGame arrive() throws IOException {
        FakeGame arrived = Games.connect(server, name, MEMORY);
        answers.answer(arrived, random);
        arrived.startup();
        arrived.register(Offers.all());
        return arrived;
    }
}
