package dev.neurosdk.testkit.replay;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.NeuroDispatcher;
import dev.neurosdk.testkit.neuro.Reply;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Duration;
import java.time.Instant;

/** A short session between a game and a Neuro, both sound, and the two to play it again with. */
final class Inn {

    static final Duration THINKING = Duration.ofSeconds(3);

    private static final SessionLog RECORDED = record();

    private Inn() {}

    static SessionLog recorded() {
        return RECORDED;
    }

    private static SessionLog record() {
        LogTape tape = new LogTape();
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro(builder -> builder.recorder(tape).dispatcher(neuro()));
            FakeGame game = world.game(neuro, "Inn");
            play(game, world);
            game.close(1000, "good night");
            game.awaitClose();
        }
        return tape.log(
                LogHead.of(LogHead.Role.NEURO, Edition.newest(), Instant.EPOCH).withClock(LogHead.Clock.VIRTUAL));
    }

    /** Wants everything again at the beginning, and then always the first of the names. */
    static NeuroDispatcher neuro() {
        return (message, game) -> {
            if (message instanceof GameMessage.Startup) {
                return Reply.say(new NeuroMessage.ReregisterAll());
            }
            return message instanceof GameMessage.ForceActions force
                    ? Reply.act(force.actionNames().get(0), "{\"because\":\"why not\"}")
                    : Reply.nothing();
        };
    }

    static void play(FakeGame game, VirtualWorld world) {
        game.autoSucceed();
        game.startup();
        game.await(NeuroMessage.ReregisterAll.class);
        game.register(new ActionDefinition("stay", "Stays."), new ActionDefinition("leave", "Leaves."));
        game.force("Stay or leave?", "stay", "leave");
        game.await(NeuroMessage.Action.class);
        world.advance(THINKING);
        game.context("It rains.", true);
        game.unregister("stay");
        game.force("What now?", "leave");
        game.await(NeuroMessage.Action.class);
    }
}
