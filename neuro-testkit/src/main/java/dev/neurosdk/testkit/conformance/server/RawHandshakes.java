package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Handshakes that no library makes. */
final class RawHandshakes {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int SLOW_BYTES = 2;
    private static final List<String> HOSTS = List.of("127.0.0.1", "[::1]", "localhost");

    private RawHandshakes() {}

    static List<DrivenCase.Part> bad() {
        return List.of(
                bad("no-key", request -> without(request, "Sec-WebSocket-Key")),
                bad("unknown-version", request -> with(request, "Sec-WebSocket-Version", "99")),
                new DrivenCase.Part("plain-get", RawHandshakes::plainGet),
                bad("post", request -> new HttpHead(request.startLine().replace("GET ", "POST "), request.headers())));
    }

    private static DrivenCase.Part bad(String name, UnaryOperator<HttpHead> change) {
        return new DrivenCase.Part(name, (bench, witness) -> refused(bench, witness, change));
    }

    /** SRV-HS-07. */
    private static void refused(ServerBench bench, Witness witness, UnaryOperator<HttpHead> change) throws IOException {
        RawLine line = bench.line();
        line.write(change.apply(line.request()).encode());
        String status = line.answer(ANSWER).startLine();
        if (!status.matches("HTTP/1.1 4\\d\\d.*")) {
            witness.broken("expected HTTP 4xx, was " + status);
        }
        bench.askFresh();
    }

    /** No handshake at all: a server may have a page to show for it, but must not take it for a game. */
    private static void plainGet(ServerBench bench, Witness witness) throws IOException {
        RawLine line = bench.line();
        HttpHead request = line.request();
        line.write(new HttpHead(request.startLine(), Map.of("Host", List.of(request.value("Host")))).encode());
        String status = line.answer(ANSWER).startLine();
        if (!status.matches("HTTP/1.1 [2345]\\d\\d.*")) {
            witness.broken("expected HTTP 4xx or a page, was " + status);
        }
        witness.note("a plain GET is answered with " + status);
        bench.askFresh();
    }

    private static HttpHead without(HttpHead request, String name) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.remove(name);
        return new HttpHead(request.startLine(), headers);
    }

    private static HttpHead with(HttpHead request, String name, String value) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put(name, List.of(value));
        return new HttpHead(request.startLine(), headers);
    }

    /** SRV-HS-06. */
    static void addresses(ServerBench bench, Witness witness) {
        StringBuilder found = new StringBuilder();
        for (String host : HOSTS) {
            URI server = bench.server();
            URI address = URI.create("ws://" + host + ':' + server.getPort() + server.getRawPath());
            found.append(found.isEmpty() ? "" : ", ").append(host).append(' ').append(at(bench, address));
        }
        witness.saw(Verdict.INFO, found.toString());
    }

    private static String at(ServerBench bench, URI address) {
        try {
            FakeGame game = bench.connect(address);
            game.close();
            return "reached";
        } catch (IOException e) {
            return "not reached";
        }
    }

    /** SRV-HS-08. */
    static void slow(ServerBench bench, Witness witness) throws IOException {
        FakeGame other = bench.ready("Beta", "c");
        bench.ask(other);
        RawLine line = bench.line();
        byte[] request = line.request().encode();
        String outcome;
        try {
            for (int i = 0; i < SLOW_BYTES; i++) {
                line.write(new byte[] {request[i]});
                bench.pass(SECOND);
                if (isOtherAffected(bench, other)) {
                    witness.saw(Verdict.WARN, "expected others to be served during a slow handshake, was none");
                    return;
                }
            }
            line.write(Arrays.copyOfRange(request, SLOW_BYTES, request.length));
            outcome = "answered with " + line.answer(ANSWER).startLine();
        } catch (EOFException e) {
            outcome = "dropped";
        }
        witness.saw(Verdict.INFO, "a handshake whose first " + SLOW_BYTES + " bytes take a second each is " + outcome);
    }

    private static boolean isOtherAffected(ServerBench bench, FakeGame other) {
        try {
            bench.ask(other);
            bench.askFresh();
            return false;
        } catch (IOException | Unmet | AssertionError e) {
            return true;
        }
    }
}
