package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Frames of any legality, and what the server makes of them. */
final class FrameProcedures {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration DRIBBLED = Duration.ofMillis(100);
    private static final byte[] PROBE = {'n', 'c'};
    private static final String VALUE = "naïve 😀";

    private FrameProcedures() {}

    /** SRV-WS-01. */
    static void pongs(ServerBench bench, Witness witness) throws IOException {
        RawLine line = bench.line();
        line.open(ANSWER);
        String game = bench.gameName("Alpha");
        line.send(text(new GameMessage.Startup(game)));
        for (int length : new int[] {0, 4, 125}) {
            pong(line, new byte[length], "");
        }
        line.send(
                text(new GameMessage.RegisterActions(game, List.of(bench.action("a")))),
                text(new GameMessage.ForceActions(game, "Choose.", List.of(bench.name("a")))));
        pong(line, PROBE, " during a decision");
        pong(line, PROBE, " with a call pending");
    }

    private static void pong(RawLine line, byte[] payload, String when) throws IOException {
        line.send(Frame.of(Frame.PING, payload));
        Optional<Frame> pong = line.next(Frame.PONG, ANSWER);
        if (pong.isEmpty()) {
            throw new Unmet("expected a pong within 5 s" + when + ", was "
                    + (line.hasEnded() ? "the end of the connection" : "none"));
        }
        if (!Arrays.equals(pong.get().payload(), payload)) {
            throw new Unmet("expected a pong with the " + payload.length + " bytes of the ping" + when + ", was "
                    + pong.get().payload().length + " bytes");
        }
    }

    private static Frame text(GameMessage message) {
        return Frame.text(MessageEncoder.encode(message));
    }

    /** SRV-WS-03. */
    static void splitCharacters(ServerBench bench, Witness witness) throws IOException {
        FakeGame game = bench.framed("Alpha");
        byte[] bytes = MessageEncoder.encode(
                        new GameMessage.RegisterActions(game.game(), List.of(bench.marked("a", VALUE))))
                .getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int accent = text.indexOf("Ã¯") + 1;
        int face = text.indexOf("ð\u009f") + 2;
        game.sendBytes(masked(
                Frame.of(Frame.TEXT, Arrays.copyOfRange(bytes, 0, accent)).withFin(false)));
        game.sendBytes(masked(Frame.of(Frame.CONTINUATION, Arrays.copyOfRange(bytes, accent, face))
                .withFin(false)));
        game.sendBytes(masked(Frame.of(Frame.CONTINUATION, Arrays.copyOfRange(bytes, face, bytes.length))));
        NeuroMessage.Action call = bench.forced(game, "a");
        game.succeed(call);
        String value = JsonValue.parse(String.valueOf(call.data()))
                .flatMap(data -> data.textAt("/v"))
                .orElse("none");
        if (!value.equals(VALUE)) {
            witness.broken("expected the value \"" + VALUE + "\", was \"" + value + '"');
        }
    }

    private static byte[] masked(Frame frame) {
        return frame.withMasked(true).encode(0x4E43_4E43);
    }

    /** SRV-WS-04. */
    static void invalidText(ServerBench bench, Witness witness) throws IOException {
        byte[] text = "{\"command\":\"startup\",\"game\":\"NC ##\"}".getBytes(StandardCharsets.UTF_8);
        text[text.length - 4] = (byte) 0xC3;
        text[text.length - 3] = '(';
        fails(bench, witness, masked(Frame.of(Frame.TEXT, text)), "text that is not UTF-8");
    }

    /** SRV-WS-05. */
    static void unmasked(ServerBench bench, Witness witness) throws IOException {
        fails(
                bench,
                witness,
                text(new GameMessage.Startup(bench.gameName("Alpha"))).encode(0),
                "a frame that is not masked");
    }

    /** SRV-WS-07. */
    static List<DrivenCase.Part> reserved() {
        Frame ping = Frame.of(Frame.PING, PROBE);
        return List.of(
                reserved("opcode-3", Frame.of(3, PROBE)),
                reserved("opcode-11", Frame.of(11, PROBE)),
                reserved("rsv", ping.withRsv(2)),
                reserved("long-ping", Frame.of(Frame.PING, new byte[Frame.MAX_CONTROL + 1])),
                reserved("ping-in-fragments", ping.withFin(false)));
    }

    private static DrivenCase.Part reserved(String name, Frame frame) {
        return new DrivenCase.Part(
                name, (bench, witness) -> fails(bench, witness, masked(frame), "a frame of the kind " + name));
    }

    /** A server that goes on after this answers the ping behind it. */
    private static void fails(ServerBench bench, Witness witness, byte[] bytes, String what) throws IOException {
        FakeGame other = bench.ready("Beta", "c");
        RawLine line = bench.line();
        line.open(ANSWER);
        line.write(bytes);
        probe(line);
        Optional<Frame> next = line.next(ANSWER);
        while (next.filter(FrameProcedures::isOrdinary).isPresent()) {
            next = line.next(ANSWER);
        }
        if (next.filter(frame -> frame.opcode() == Frame.PONG).isPresent()) {
            witness.broken("expected the connection to be failed after " + what + ", was a pong to the ping behind it");
        } else if (next.isPresent()) {
            witness.note("closed with " + RawLine.code(next.get()) + " after " + what);
        } else if (!line.hasEnded()) {
            witness.broken("expected the connection to be failed after " + what + ", was open for 5 s");
        }
        bench.ask(other);
    }

    /** The connection may have ended already. */
    private static void probe(RawLine line) {
        try {
            line.send(Frame.of(Frame.PING, PROBE));
        } catch (IOException e) {
            line.endsWithin(ANSWER);
        }
    }

    private static boolean isOrdinary(Frame frame) {
        return frame.opcode() != Frame.CLOSE && frame.opcode() != Frame.PONG;
    }

    /** SRV-WS-11. */
    static void dribble(ServerBench bench, Witness witness) throws IOException {
        FakeGame other = bench.ready("Beta", "c");
        Disturbance.judge(
                "the slowest call of another game while a frame comes byte by byte",
                calm -> calm.plus(bench.margin()).plus(DRIBBLED),
                () -> dribble(bench, other),
                witness);
    }

    private static Disturbance dribble(ServerBench bench, FakeGame other) throws IOException {
        long calm = slowest(bench, other);
        FakeGame game = bench.framed("Alpha", "a");
        byte[] frame = masked(text(new GameMessage.Startup(game.game())));
        long worst = 0;
        for (int i = 0; i < frame.length; i++) {
            game.sendBytes(new byte[] {frame[i]});
            bench.pass(Duration.ofMillis(10));
            if (i % 10 == 5) {
                worst = Math.max(worst, bench.ask(other));
            }
        }
        bench.ask(game);
        game.close();
        return new Disturbance(Duration.ofNanos(Math.max(calm, slowest(bench, other))), Duration.ofNanos(worst));
    }

    private static long slowest(ServerBench bench, FakeGame game) {
        long slowest = 0;
        for (int i = 0; i < 5; i++) {
            slowest = Math.max(slowest, bench.ask(game));
        }
        return slowest;
    }
}
