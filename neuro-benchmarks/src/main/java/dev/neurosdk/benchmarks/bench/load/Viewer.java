package dev.neurosdk.benchmarks.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.benchmarks.wire.Connection;
import dev.neurosdk.benchmarks.wire.Listener;
import java.io.IOException;
import java.util.Arrays;

/** A viewer that reads what is broadcast, and expects every message in its turn. Confined to its lane. */
final class Viewer implements Listener {

    private static final byte[] WELCOME = "{\"type\":\"connected\"".getBytes(US_ASCII);
    private static final byte[] HEARTBEAT = "{\"type\":\"heartbeat\"".getBytes(US_ASCII);
    private static final byte[] FILLING = SlowViewer.FILLING.getBytes(US_ASCII);

    private final Lane lane;
    private final Programme programme;
    private final Stay stay;
    private long last;

    /**
     * A viewer that is about to connect.
     *
     * @param next is run when it is there, or will never be
     */
    Viewer(Lane lane, Programme programme, Progress progress, Runnable next) {
        this.lane = lane;
        this.programme = programme;
        this.stay = new Stay(lane, progress, next);
    }

    @Override
    public void opened(Connection opened) {
        stay.opened(opened);
    }

    @Override
    public void text(Connection from, byte[] bytes, int begin, int length) {
        long number = programme.number(bytes, begin, length);
        if (number > 0) {
            delivered(number);
        } else if (startsWith(WELCOME, bytes, begin, length)) {
            stay.getReady();
        } else if (startsWith(HEARTBEAT, bytes, begin, length) || startsWith(FILLING, bytes, begin, length)) {
            lane.counts.notices++;
        } else {
            lane.counts.surprise("a message: " + new String(bytes, begin, Math.min(length, 200), UTF_8));
        }
    }

    private void delivered(long number) {
        if (number != last + 1) {
            lane.counts.surprise("expected message " + (last + 1) + ", was " + number);
        }
        last = number;
        try {
            programme.delivered(lane, number, System.nanoTime());
        } catch (IOException e) {
            lane.counts.surprise(String.valueOf(e.getMessage()));
        }
    }

    void leave() {
        stay.leave();
    }

    /** Leaves without a word. */
    void vanish() {
        stay.vanish();
    }

    @Override
    public void closed(Connection from, int code, String why) {
        stay.closed(code, why);
    }

    private static boolean startsWith(byte[] word, byte[] bytes, int from, int length) {
        return length >= word.length && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
    }
}
