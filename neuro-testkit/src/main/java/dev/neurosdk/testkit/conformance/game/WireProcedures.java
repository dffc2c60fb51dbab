package dev.neurosdk.testkit.conformance.game;

import static java.util.Map.entry;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.peer.CloseStatus;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The WebSocket client of the game: what it makes of frames, and which it sends. */
final class WireProcedures {

    private static final int PROTOCOL = 1002;
    private static final int NOT_UTF8 = 1007;
    private static final int TOO_BIG = 1009;
    private static final int ABNORMAL = 1006;
    private static final int RESERVED = 3;
    private static final int CALLS = 50;
    private static final int LONG_ID = 400;
    private static final Duration DRIBBLE = Duration.ofMillis(10);
    private static final String KEY = "sec-websocket-key";
    private static final int KEY_BYTES = 16;

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-WS-01", List.of(new Part("", WireProcedures::handshake))),
            entry("GAME-WS-02", List.of(new Part("", WireProcedures::wrongAccept))),
            entry("GAME-WS-04", List.of(pinged(0), pinged(4), pinged(Frame.MAX_CONTROL))),
            entry("GAME-WS-05", List.of(new Part("", WireProcedures::pingedAtPlay))),
            entry(
                    "GAME-WS-06",
                    List.of(
                            new Part("2 fragments", inFragments(2)),
                            new Part("5 fragments", inFragments(5)),
                            new Part("fragments of one byte", inFragments(Integer.MAX_VALUE)))),
            entry("GAME-WS-07", List.of(new Part("", WireProcedures::pingBetween))),
            entry(
                    "GAME-WS-08",
                    List.of(new Part("in é", splitInside("é", 1)), new Part("in an emoji", splitInside("😀", 2)))),
            entry("GAME-WS-09", List.of(new Part("", WireProcedures::notUtf8))),
            entry("GAME-WS-10", List.of(big(128 << 10), big(1 << 20), big(8 << 20))),
            entry("GAME-WS-11", List.of(new Part("", WireProcedures::dribble))),
            entry("GAME-WS-12", List.of(new Part("", WireProcedures::burst))),
            entry(
                    "GAME-WS-13",
                    List.of(
                            new Part("code 1000", WireProcedures::closed),
                            new Part("no code", WireProcedures::closedWithoutCode))),
            entry(
                    "GAME-WS-14",
                    List.of(
                            illegal("a reserved opcode", Frame.of(RESERVED, new byte[0])),
                            illegal("a reserved bit", Frame.text("{}").withRsv(4)),
                            illegal(
                                    "a fragmented ping",
                                    Frame.of(Frame.PING, new byte[1]).withFin(false)),
                            illegal("a ping of 126 bytes", Frame.of(Frame.PING, new byte[Frame.MAX_CONTROL + 1])))),
            entry("GAME-WS-15", List.of(new Part("", WireProcedures::unsolicitedPong))),
            entry(
                    "GAME-WS-16",
                    List.of(
                            new Part("none", WireProcedures::noExtension),
                            new Part("deflate", DeflateProcedure::agreed))));

    private WireProcedures() {}

    // opening

    private static void handshake(GameBench bench, Witness witness) {
        GameConnection first = bench.connection();
        String key = key(first);
        if (!isKey(key)) {
            witness.broken("expected a key of 16 bytes in base64, was \"" + key + '"');
        }
        String wanted = target(bench.line().uri());
        if (!first.target().equals(wanted)) {
            witness.broken("expected a handshake for " + wanted + ", was for " + first.target());
        }
        bench.renew()
                .filter(second -> key(second).equals(key))
                .ifPresent(second -> witness.broken("expected a new key in each handshake, was the same twice"));
    }

    private static String key(GameConnection game) {
        return String.join(",", game.headers().getOrDefault(KEY, List.of()));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String target(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + '?' + address.getRawQuery();
    }

    private static void wrongAccept(GameBench bench, Witness witness) {
        URI address = bench.line().uri();
        bench.line().stopListening();
        try (FalseServer server = FalseServer.listen(address)) {
            switch (server.serve(bench.times().reconnect(), bench.times().quiet())) {
                case DECEIVED ->
                    witness.broken(
                            "expected a connection that is given up after a wrong Sec-WebSocket-Accept, was one in use");
                case SILENT -> witness.note("it did not use the connection, and did not end it either");
                case ABSENT -> witness.saw(Verdict.NOT_TESTABLE, "the game does not come back");
                case LEFT -> {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            bench.line().listenAgain();
        }
    }

    private static void noExtension(GameBench bench, Witness witness) {
        String id = bench.nextId() + "x".repeat(LONG_ID);
        Answer answer = bench.ask(id, bench.harmless(id));
        if (answer.result().isEmpty()) {
            witness.broken("expected a result in plain frames, was " + answer.words());
        }
    }

    // control frames

    private static Part pinged(int bytes) {
        return new Part(bytes + " bytes", (bench, witness) -> {
            byte[] payload = new byte[bytes];
            Arrays.fill(payload, (byte) 'p');
            long from = bench.now();
            if (pongs(bench, payload, Frame.of(Frame.PING, payload))) {
                witness.measured(
                        "a pong of " + bytes + " bytes",
                        Duration.ofNanos(bench.now() - from),
                        bench.times().pong());
            } else {
                witness.broken("expected a pong with the same " + bytes + " bytes within "
                        + bench.times().pong().toMillis() + " ms, was none");
            }
        });
    }

    /** Where there is something to play; a game that loads for long answers late. */
    private static void pingedAtPlay(GameBench bench, Witness witness) {
        byte[] payload = {'b', 'u', 's', 'y'};
        long from = bench.now();
        if (pongs(bench, bench.times().resultHard(), payload, Frame.of(Frame.PING, payload))) {
            witness.measured(
                    "a pong at play",
                    Duration.ofNanos(bench.now() - from),
                    bench.times().resultHard());
        } else {
            witness.broken("expected a pong within "
                    + bench.times().resultHard().toSeconds()
                    + " s also while the game is busy, was none; some servers end a connection sooner");
        }
    }

    private static boolean pongs(GameBench bench, byte[] payload, Frame... frames) {
        return pongs(bench, bench.times().pong(), payload, frames);
    }

    /** Sends frames and waits for a pong. */
    private static boolean pongs(GameBench bench, Duration within, byte[] payload, Frame... frames) {
        int before = bench.history().pongs().size();
        String wanted = new String(payload, StandardCharsets.ISO_8859_1);
        bench.connection().sendBytes(encoded(List.of(frames)));
        return bench.line()
                .await(
                        within,
                        () -> bench.history().pongs().stream()
                                .skip(before)
                                .filter(wanted::equals)
                                .findFirst())
                .isPresent();
    }

    private static void unsolicitedPong(GameBench bench, Witness witness) {
        GameConnection game = bench.connection();
        game.sendBytes(encoded(List.of(Frame.of(Frame.PONG, new byte[] {'?'}))));
        if (!bench.stillThere() || !game.isOpen()) {
            witness.broken("expected a pong that nobody asked for to be ignored, was " + ending(game));
        }
    }

    private static void pingBetween(GameBench bench, Witness witness) {
        GameConnection game = settled(bench);
        String id = bench.nextId();
        List<Frame> fragments = fragments(bench.harmless(id), 2);
        byte[] payload = {'m', 'i', 'd'};
        boolean early = pongs(bench, payload, fragments.get(0), Frame.of(Frame.PING, payload));
        long from = bench.now();
        game.sendBytes(encoded(fragments.subList(1, fragments.size())));
        Answer answer = bench.answer(game, id, from, bench.times().result());
        if (!early) {
            witness.broken("expected a pong before the message was complete, was none within "
                    + bench.times().pong().toMillis() + " ms");
        }
        expectResult(witness, "a message with a ping in its midst", answer);
    }

    private static void closed(GameBench bench, Witness witness) {
        GameConnection game = bench.connection();
        game.close(1000, "");
        Optional<CloseStatus> status = game.closedWithin(bench.times().close());
        judgeEcho(bench, witness, status);
        if (status.isEmpty()) {
            game.abort();
        }
    }

    private static void closedWithoutCode(GameBench bench, Witness witness) {
        GameConnection game = bench.connection();
        game.closeWithoutCode();
        judgeEcho(bench, witness, game.closedWithin(bench.times().close()));
    }

    private static void judgeEcho(GameBench bench, Witness witness, Optional<CloseStatus> status) {
        boolean legal = status.filter(CloseStatus::clean).isPresent()
                && status.filter(found -> found.code() == PROTOCOL).isEmpty();
        if (!legal) {
            witness.broken("expected a close frame in return within "
                    + bench.times().close().toMillis() + " ms, was "
                    + status.map(CloseStatus::toString).orElse("none"));
        }
    }

    // messages in unusual frames

    private static GameProcedure inFragments(int count) {
        return (bench, witness) -> {
            String id = bench.nextId();
            Answer answer = askInFrames(bench, id, fragments(bench.harmless(id), count));
            expectResult(witness, "a fragmented message", answer);
        };
    }

    private static GameProcedure splitInside(String character, int at) {
        return (bench, witness) -> {
            String id = bench.nextId() + character;
            byte[] text = bench.harmless(id).getBytes(StandardCharsets.UTF_8);
            byte[] begin = bench.harmless(id).split(character, 2)[0].getBytes(StandardCharsets.UTF_8);
            int cut = begin.length + at;
            List<Frame> frames = List.of(
                    Frame.of(Frame.TEXT, Arrays.copyOf(text, cut)).withFin(false),
                    Frame.of(Frame.CONTINUATION, Arrays.copyOfRange(text, cut, text.length)));
            expectResult(witness, "a message split inside " + character, askInFrames(bench, id, frames));
        };
    }

    private static void dribble(GameBench bench, Witness witness) {
        GameConnection game = settled(bench);
        String id = bench.nextId();
        long from = bench.now();
        for (byte one : encoded(List.of(Frame.text(bench.harmless(id))))) {
            if (game.isOpen()) {
                game.sendBytes(new byte[] {one});
                bench.line().pause(DRIBBLE);
            }
        }
        expectResult(
                witness,
                "a message byte by byte",
                bench.answer(game, id, from, bench.times().result()));
    }

    private static void burst(GameBench bench, Witness witness) {
        GameConnection game = bench.connection();
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String id = bench.nextId();
            ids.add(id);
            texts.add(bench.harmless(id));
        }
        long from = bench.now();
        bench.sendAll(texts);
        long answered = ids.stream()
                .filter(id -> bench.answer(game, id, from, bench.times().result())
                        .result()
                        .isPresent())
                .count();
        long more = ids.stream().mapToLong(bench::moreResults).sum();
        if (answered != CALLS || more > 0) {
            witness.broken("expected one result for each of " + CALLS + " calls in a row, was " + answered
                    + " answered and " + more + " results too many");
        }
    }

    private static Part big(int bytes) {
        return new Part((bytes >> 10) + " KiB", (bench, witness) -> {
            GameConnection game = bench.connection();
            String id = bench.nextId();
            String data = "{\"x\":\"" + "x".repeat(bytes) + "\"}";
            Answer answer = bench.ask(
                    id,
                    GameBench.actionText(id, GameBench.UNKNOWN_ACTION, data),
                    bench.times().resultHard());
            boolean refused = game.closeStatus()
                    .filter(status -> status.code() == TOO_BIG)
                    .isPresent();
            if (refused) {
                witness.note("its limit is below " + (bytes >> 10) + " KiB");
            } else if (answer.result().isEmpty()) {
                witness.broken("expected a result, or a close with 1009, for " + (bytes >> 10) + " KiB, was "
                        + answer.words());
            }
        });
    }

    private static Answer askInFrames(GameBench bench, String id, List<Frame> frames) {
        GameConnection game = bench.connection();
        long from = bench.now();
        game.sendBytes(encoded(frames));
        return bench.answer(game, id, from, bench.times().result());
    }

    private static void expectResult(Witness witness, String what, Answer answer) {
        if (answer.result().isEmpty()) {
            witness.broken(what + ": expected a result, was " + answer.words());
        }
    }

    // what RFC 6455 forbids

    private static void notUtf8(GameBench bench, Witness witness) {
        failed(
                bench,
                witness,
                "text that is not UTF-8",
                Frame.of(Frame.TEXT, new byte[] {(byte) 0xC3, 0x28}),
                NOT_UTF8);
    }

    private static Part illegal(String what, Frame frame) {
        return new Part(what, (bench, witness) -> failed(bench, witness, what, frame, PROTOCOL));
    }

    private static void failed(GameBench bench, Witness witness, String what, Frame frame, int code) {
        GameConnection game = bench.connection();
        game.sendBytes(encoded(List.of(frame)));
        Optional<CloseStatus> status = game.closedWithin(bench.times().close());
        if (bench.line().hasDied()) {
            witness.saw(Verdict.FAIL, "expected a connection that ends after " + what + ", was the end of the game");
        } else if (status.isEmpty()) {
            witness.saw(Verdict.WARN, "expected a connection that ends after " + what + ", was an open one");
        } else if (status.get().code() != code) {
            witness.note("ended with " + status.get().code() + " after " + what + ", " + code + " would say why");
        }
    }

    // frames

    private static List<Frame> fragments(String text, int count) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int pieces = Math.min(count, bytes.length);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            byte[] piece = Arrays.copyOfRange(
                    bytes, (int) ((long) bytes.length * i / pieces), (int) ((long) bytes.length * (i + 1) / pieces));
            frames.add(Frame.of(i == 0 ? Frame.TEXT : Frame.CONTINUATION, piece).withFin(i == pieces - 1));
        }
        return frames;
    }

    /** A connection on which nothing is under way that could come between our bytes. */
    static GameConnection settled(GameBench bench) {
        if (!bench.stillThere()) {
            throw new SituationGone();
        }
        return bench.connection();
    }

    static byte[] encoded(List<Frame> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frames.forEach(frame -> bytes.writeBytes(frame.encode(0)));
        return bytes.toByteArray();
    }

    private static String ending(GameConnection game) {
        return game.closeStatus()
                .map(status ->
                        status.code() == ABNORMAL ? "the end of the connection" : "a close with " + status.code())
                .orElse("silence");
    }
}
