package dev.neurosdk.testkit.fault;

import static dev.neurosdk.testkit.recording.Direction.C2S;
import static dev.neurosdk.testkit.recording.Direction.S2C;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.Listening;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan in the hands of somebody between the two sides, both of whose wires are wrapped. */
class FaultyProxyTest {

    private final VirtualWorld world = VirtualWorld.seeded(4);
    private final LogTape tape = new LogTape();
    private final FakeNeuro neuro = world.neuro();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void messagesOfBothDirections_areMetOnce() throws IOException {
        FakeGame game = connected(FaultPlan.builder("p")
                .rule(When.going(C2S).command("context"), new DeliveryFault.Duplicate(Duration.ZERO, 1))
                .rule(When.going(S2C).message(2), new DeliveryFault.Lose())
                .build());
        game.startup();
        game.context("Rain.", true);
        world.advance(Duration.ofSeconds(1));
        assertThat(neuro.takeAll())
                .extracting(incoming -> incoming.text().contains("Rain."))
                .containsExactly(false, true, true);
        neuro.sendRaw("lost");
        neuro.sendRaw("kept");
        world.advance(Duration.ofSeconds(1));
        assertThat(game.takeAll())
                .extracting(incoming -> incoming.text().equals("kept"))
                .containsExactly(false, true);
        assertThat(tape.entries())
                .extracting(entry -> ((LogEntry.Fault) entry).direction() + " " + ((LogEntry.Fault) entry).fault())
                .containsExactly("C2S duplicate", "S2C lose");
    }

    @Test
    void reset_reachesBothSides() throws IOException {
        FakeGame game = connected(FaultPlan.builder("p")
                .rule(When.going(C2S), new ConnectionFault.Reset())
                .build());
        game.startup();
        assertThat(game.awaitClose().code()).isEqualTo(1006);
        assertThat(neuro.connection().awaitClose().code()).isEqualTo(1006);
    }

    @Test
    void pings_areAnsweredByTheLine_asThePlanSays() throws IOException {
        FakeGame game = connected(FaultPlan.builder("p")
                .rule(When.going(S2C), new ControlFault.LatePong(Duration.ofSeconds(2)))
                .build());
        long before = world.timeline().nanos();
        game.ping();
        assertThat(Duration.ofNanos(world.timeline().nanos() - before)).isGreaterThan(Duration.ofSeconds(2));
        neuro.connection().ping();
        assertThat(tape.entries()).hasSize(1);
    }

    private FakeGame connected(FaultPlan plan) throws IOException {
        Listening proxy = world.network().listen("proxy", 0, opening -> {
            FaultLine line = plan.line(1, world.timeline(), tape, 1);
            Onward toGame = new Onward();
            Onward toNeuro = new Onward();
            Dial dial = new Dial(neuro.uri(), Map.of(), null, Duration.ofSeconds(5), false);
            try {
                toNeuro.wire = line.wrap(world.network().connect(dial, line.answering(toGame, S2C)), C2S);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Acceptor.Accepted(wire -> {
                toGame.wire = line.wrap(wire, S2C);
                return line.answering(toNeuro, C2S);
            });
        });
        return world.game(proxy.uri(), "Star Harbour", builder -> builder);
    }

    /** Says on one wire what was heard on the other. */
    private static final class Onward implements WireListener {
        private @Nullable Wire wire;

        @Override
        public void text(String text) {
            ignore(requireNonNull(wire).sendText(text));
        }

        @Override
        public void binary(byte[] bytes) {
            ignore(requireNonNull(wire).sendBinary(bytes));
        }

        @Override
        public void pong(byte[] payload) {}

        @Override
        public void failed(Throwable cause) {}

        @Override
        public void closed(int code, String reason) {
            requireNonNull(wire).disconnect();
        }

        private static void ignore(CompletableFuture<Void> sent) {
            assertThat(sent).isNotNull();
        }
    }
}
