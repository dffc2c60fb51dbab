package dev.neurosdk.testkit.game;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.peer.Journal;
import java.util.concurrent.atomic.AtomicLong;

/** A question that a server has to answer, asked to learn what it sends before the answer. */
final class Sentinel {

    /** The process is named because characters may share one list of names between games. */
    private static final String PREFIX = "testkit_sentinel_";

    private static final AtomicLong COUNT = new AtomicLong();

    private Sentinel() {}

    static boolean isSentinel(NeuroMessage.Action action) {
        return action.name().startsWith(PREFIX);
    }

    /** The names are removed before the success is reported, as for every disposable action (GDE-2). */
    static void assertNextAction(FakeGame game, Journal<?> journal) {
        String name = PREFIX + ProcessHandle.current().pid() + '_' + COUNT.incrementAndGet();
        game.register(new ActionDefinition(name, "Choose this: it only checks the order of messages."));
        game.force("Choose the only action.", name);
        NeuroMessage.Action next = game.await(NeuroMessage.Action.class);
        if (!next.name().equals(name)) {
            throw journal.failure("no action before the sentinel's", "was a call of " + next.name());
        }
        game.unregister(name);
        game.succeed(next);
    }
}
