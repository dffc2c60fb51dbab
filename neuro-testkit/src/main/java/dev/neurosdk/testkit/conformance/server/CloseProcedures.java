package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.transport.frame.CloseCodes;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends connections, rightly and wrongly. */
final class CloseProcedures {

    private static final Duration CLOSED = Duration.ofSeconds(5);
    private static final Duration CLEANED_UP = Duration.ofSeconds(10);
    private static final int PROTOCOL_ERROR = 1002;
    private static final String LONG_REASON = "because ".repeat(16).substring(0, 123);

    private CloseProcedures() {}

    /** SRV-WS-08. */
    static List<DrivenCase.Part> handshakes() {
        return List.of(
                echoed("1000", Frame.close(1000, "")),
                echoed("1001", Frame.close(1001, "")),
                echoed("4000", Frame.close(4000, "")),
                echoed("no-code", Frame.close(Frame.NO_CODE, "")),
                echoed("long-reason", Frame.close(1000, LONG_REASON)));
    }

    private static DrivenCase.Part echoed(String name, Frame close) {
        return new DrivenCase.Part(name, (bench, witness) -> echoed(bench, witness, close));
    }

    private static void echoed(ServerBench bench, Witness witness, Frame close) throws IOException {
        RawLine line = bench.line();
        line.open(CLOSED);
        line.send(close);
        Optional<Frame> echo = line.next(Frame.CLOSE, CLOSED);
        if (echo.isEmpty()) {
            witness.broken("expected a close frame within 5 s, was "
                    + (line.hasEnded() ? "the end of the connection" : "none"));
            return;
        }
        int code = RawLine.code(echo.get());
        if (echo.get().payload().length > 0 && !CloseCodes.maySend(code)) {
            witness.broken("expected a close code that may be sent, was " + code);
        } else if (!line.endsWithin(CLOSED)) {
            witness.broken("expected the server to end the connection within 5 s of its close frame, was open");
        }
    }

    /** SRV-WS-09. */
    static List<DrivenCase.Part> illegal() {
        return List.of(
                refused("999", Frame.close(999, "")),
                refused("1004", Frame.close(1004, "")),
                refused("1005", Frame.of(Frame.CLOSE, new byte[] {0x03, (byte) 0xED})),
                refused("1006", Frame.close(1006, "")),
                refused("one-byte", Frame.of(Frame.CLOSE, new byte[] {3})));
    }

    private static DrivenCase.Part refused(String name, Frame close) {
        return new DrivenCase.Part(name, (bench, witness) -> refused(bench, witness, close));
    }

    private static void refused(ServerBench bench, Witness witness, Frame close) throws IOException {
        RawLine line = bench.line();
        line.open(CLOSED);
        line.send(close);
        Optional<Frame> answer = line.next(Frame.CLOSE, CLOSED);
        int code = answer.map(RawLine::code).orElse(PROTOCOL_ERROR);
        if (code != PROTOCOL_ERROR) {
            witness.broken("expected close code 1002 or a drop, was " + code);
        } else if (!line.endsWithin(CLOSED)) {
            witness.broken("expected close code 1002 or a drop within 5 s, was an open connection");
        }
        bench.askFresh();
    }

    /** SRV-WS-15. */
    static void halfClose(ServerBench bench, Witness witness) throws IOException {
        RawLine line = bench.line();
        line.open(CLOSED);
        line.finish();
        long from = bench.timeline().nanos();
        boolean ended = line.endsWithin(CLEANED_UP);
        witness.saw(
                Verdict.INFO,
                "after a half-close the connection "
                        + (ended
                                ? "was " + line.ending() + " within "
                                        + bench.since(from).toMillis() + " ms"
                                : "was open for " + CLEANED_UP.toSeconds() + " s"));
        bench.askFresh();
    }
}
