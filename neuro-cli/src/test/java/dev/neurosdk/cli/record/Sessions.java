package dev.neurosdk.cli.record;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.Reply;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.watch.Watch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A short session, to be recorded and played again. */
final class Sessions {

    static final Duration DEADLINE = Duration.ofSeconds(30);

    private Sessions() {}

    /** A Neuro that always chooses the same. */
    static FakeNeuro neuro(String chosen) throws IOException {
        return FakeNeuro.builder()
                .deadline(DEADLINE)
                .dispatcher((message, game) ->
                        message instanceof GameMessage.ForceActions ? Reply.act(chosen) : Reply.nothing())
                .start();
    }

    static void play(URI server) throws IOException {
        try (FakeGame game = FakeGame.builder(server, "Inn").deadline(DEADLINE).connect()) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            game.register(new ActionDefinition("stay", "Stays."), new ActionDefinition("leave", "Leaves."));
            game.context("the king's password", true);
            game.force("Stay or leave?", "stay", "leave");
            game.succeed(game.await(NeuroMessage.Action.class));
            game.close(1000, "bye");
            game.awaitClose();
        }
    }

    static Path recorded(Path file) throws IOException {
        LogHead head = LogHead.of(LogHead.Role.PROXY, Edition.newest(), Instant.now());
        try (FakeNeuro neuro = neuro("leave");
                LogWriter log = LogWriter.create(file, head, Timeline.real());
                Watch watch = watch(neuro, log)) {
            play(watch.uri());
        }
        return file;
    }

    private static Watch watch(FakeNeuro neuro, Recorder recorder) throws IOException {
        return Watch.builder().upstream(neuro.uri()).recorder(recorder).start();
    }
}
