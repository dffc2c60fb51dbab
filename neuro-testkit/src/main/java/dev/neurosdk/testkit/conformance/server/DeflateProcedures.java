package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Offers compression (RFC 7692). */
final class DeflateProcedures {

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String DEFLATE = "permessage-deflate";
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int COMPRESSED = 4;
    private static final int BOMB = 100 << 20;

    private DeflateProcedures() {}

    /** SRV-WS-17. */
    static void offered(ServerBench bench, Witness witness) throws IOException {
        RawLine line = bench.line();
        if (!agrees(line)) {
            witness.saw(Verdict.INFO, DEFLATE + " is declined");
            return;
        }
        String game = bench.gameName("Alpha");
        String name = bench.name("a");
        line.send(
                compressed(MessageEncoder.encode(new GameMessage.Startup(game))),
                compressed(MessageEncoder.encode(new GameMessage.RegisterActions(game, List.of(bench.action("a"))))),
                compressed(MessageEncoder.encode(new GameMessage.ForceActions(game, "Choose.", List.of(name)))));
        if (isCalled(line, name, bench.decide())) {
            witness.saw(Verdict.INFO, DEFLATE + " is accepted, and works");
        } else {
            witness.saw(
                    Verdict.FAIL,
                    "expected a call after compressed messages, as " + DEFLATE + " was accepted, was "
                            + (line.hasEnded() ? "the end of the connection" : "none"));
        }
    }

    /** SRV-WS-18. */
    static void bomb(ServerBench bench, Witness witness) throws IOException {
        RawLine line = bench.line();
        if (!agrees(line)) {
            witness.saw(Verdict.NOT_APPLICABLE, DEFLATE + " is declined");
            return;
        }
        String head = "{\"command\":\"context\",\"game\":\"" + bench.gameName("Alpha")
                + "\",\"data\":{\"silent\":true,\"message\":\"";
        line.send(compressed(head, BOMB, "\"}}"));
        Optional<Frame> close = line.next(Frame.CLOSE, ANSWER);
        String outcome = close.map(frame -> "closed with " + RawLine.code(frame))
                .orElse(line.hasEnded() ? "dropped" : "still open");
        bench.askFresh();
        witness.saw(Verdict.INFO, "after a message that inflates to 100 MiB the connection was " + outcome);
    }

    private static boolean agrees(RawLine line) throws IOException {
        HttpHead plain = line.request();
        Map<String, List<String>> headers = new LinkedHashMap<>(plain.headers());
        headers.put(EXTENSIONS, List.of(DEFLATE));
        HttpHead answer = line.shake(new HttpHead(plain.startLine(), headers), ANSWER);
        if (!RawLine.isAccepted(answer)) {
            throw new Unmet("expected HTTP 101 whether or not compression is agreed to, was " + answer.startLine());
        }
        return answer.value("sec-websocket-extensions").contains(DEFLATE);
    }

    private static Frame compressed(String text) {
        return compressed(text, 0, "");
    }

    private static Frame compressed(String head, int filling, String tail) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        Arrays.fill(chunk, (byte) 'x');
        deflate(deflater, head.getBytes(StandardCharsets.UTF_8), Deflater.NO_FLUSH, out);
        for (int done = 0; done < filling; done += chunk.length) {
            deflate(deflater, chunk, Deflater.NO_FLUSH, out);
        }
        deflate(deflater, tail.getBytes(StandardCharsets.UTF_8), Deflater.SYNC_FLUSH, out);
        deflater.end();
        byte[] all = out.toByteArray();
        return Frame.of(Frame.TEXT, Arrays.copyOf(all, all.length - 4)).withRsv(COMPRESSED);
    }

    private static void deflate(Deflater deflater, byte[] bytes, int flush, ByteArrayOutputStream out) {
        byte[] chunk = new byte[8192];
        deflater.setInput(bytes);
        int written = deflater.deflate(chunk, 0, chunk.length, flush);
        while (written > 0) {
            out.write(chunk, 0, written);
            written = written < chunk.length ? 0 : deflater.deflate(chunk, 0, chunk.length, flush);
        }
    }

    private static boolean isCalled(RawLine line, String name, Duration within) {
        Inflater inflater = new Inflater(true);
        Optional<Frame> next = line.next(within);
        while (next.isPresent()) {
            if (text(next.get(), inflater).contains('"' + name + '"')) {
                return true;
            }
            next = line.next(within);
        }
        inflater.end();
        return false;
    }

    private static String text(Frame frame, Inflater inflater) {
        if (frame.rsv() != COMPRESSED) {
            return new String(frame.payload(), StandardCharsets.UTF_8);
        }
        try {
            byte[] payload = Arrays.copyOf(frame.payload(), frame.payload().length + 4);
            payload[payload.length - 1] = (byte) 0xFF;
            payload[payload.length - 2] = (byte) 0xFF;
            inflater.setInput(payload);
            byte[] out = new byte[1 << 16];
            return new String(out, 0, inflater.inflate(out), StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            return "";
        }
    }
}
