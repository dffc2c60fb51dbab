package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.transport.WireListener;
import java.util.List;

/** A proxy's listener, whose pings a {@link FaultLine} answers. Thread-safe. */
record AnsweringListener(FaultLine line, Direction incoming, WireListener listener) implements WireListener {

    @Override
    public void text(String text) {
        listener.text(text);
    }

    @Override
    public void text(String text, List<Integer> frames) {
        listener.text(text, frames);
    }

    @Override
    public void binary(byte[] bytes) {
        listener.binary(bytes);
    }

    @Override
    public void ping(byte[] payload) {
        listener.ping(payload);
        line.answer(incoming, payload);
    }

    @Override
    public void pong(byte[] payload) {
        listener.pong(payload);
    }

    @Override
    public void failed(Throwable cause) {
        listener.failed(cause);
    }

    @Override
    public void closed(int code, String reason) {
        listener.closed(code, reason);
    }
}
