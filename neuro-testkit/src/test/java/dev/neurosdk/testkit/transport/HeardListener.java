package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.time.TimeScale;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps what a {@link WireListener} is told, one line for each call. Thread-safe. */
final class HeardListener implements WireListener {

    private static final Duration DEADLINE = TimeScale.scaled(Duration.ofSeconds(5));

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public void text(String text) {
        events.add("text " + text);
    }

    @Override
    public void text(String text, List<Integer> frames) {
        events.add("text " + text + ' ' + frames);
    }

    @Override
    public void binary(byte[] bytes) {
        events.add("binary " + HexFormat.of().formatHex(bytes));
    }

    @Override
    public void ping(byte[] payload) {
        events.add("ping " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void pong(byte[] payload) {
        events.add("pong " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void failed(Throwable cause) {
        events.add("failed " + cause.getMessage());
    }

    @Override
    public void closed(int code, String reason) {
        events.add("closed " + code + ' ' + reason);
    }

    /** The next event; fails when there is none before the deadline. */
    String next() throws InterruptedException {
        @Nullable String event = events.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new AssertionError("expected an event within " + DEADLINE.toMillis() + " ms, nothing came");
        }
        return event;
    }

    /** Whether everything that came was taken. */
    boolean isEmpty() {
        return events.isEmpty();
    }
}
