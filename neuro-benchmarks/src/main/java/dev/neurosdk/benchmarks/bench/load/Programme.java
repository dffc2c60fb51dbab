package dev.neurosdk.benchmarks.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.neurosdk.benchmarks.bench.server.Publisher;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What is broadcast in a round: numbered messages, when each was published, and how many viewers have not got it yet.
 * Thread-safe.
 */
final class Programme {

    /** How long a message is when viewers get it, give or take some digits of its number. */
    static final int MESSAGE_BYTES = 250;

    /** So many messages are on their way at most while the server sets the pace. */
    static final int ON_THE_WAY = 16;

    private static final int KEPT = 1 << 12;
    private static final int DIGITS = 10;
    private static final String TYPE = "{\"type\":\"item\",\"data\":";
    private static final String REST =
            ",\"text\":\"\"},\"timestamp\":\"2026-01-31T12:00:00.000Z\",\"topic\":\"items\",\"seq\":12345}";

    /** So that what an earlier round left behind is not taken for one of this. */
    private static final AtomicInteger ROUNDS = new AtomicInteger();

    private final Publisher publisher;
    private final int viewers;
    private final byte[] beginning;
    private final byte[] line;
    private final int numberAt;
    private final AtomicLongArray since = new AtomicLongArray(KEPT);
    private final AtomicIntegerArray left = new AtomicIntegerArray(KEPT);
    private long published;
    private long whole;
    private long floodEnd = System.nanoTime();
    private volatile long firstTimed = Long.MAX_VALUE;

    Programme(Publisher publisher, int viewers) {
        this.publisher = publisher;
        this.viewers = viewers;
        String data = "{\"round\":" + ROUNDS.incrementAndGet() + ",\"n\":";
        String filling = "~".repeat(MESSAGE_BYTES - TYPE.length() - data.length() - DIGITS - REST.length());
        beginning = (TYPE + data).getBytes(US_ASCII);
        line = ("{\"data\":" + data + "0".repeat(DIGITS) + ",\"text\":\"" + filling + "\"}}\n").getBytes(US_ASCII);
        numberAt = "{\"data\":".length() + data.length();
    }

    /** Publishes as fast as all viewers get it, from now on. */
    synchronized void flood(long end) throws IOException {
        floodEnd = end;
        for (int i = 0; i < ON_THE_WAY; i++) {
            publish(System.nanoTime());
        }
    }

    /** Publishes at a fixed rate, whether viewers get it or not, until the end has come. From here on it is timed. */
    void pace(double rate, long begin, long end) throws IOException, InterruptedException {
        synchronized (this) {
            firstTimed = published + 1;
        }
        long given = 0;
        for (long due = begin; due - end < 0; due = begin + (long) (++given * 1e9 / rate)) {
            long late = System.nanoTime() - due;
            if (late < 0) {
                TimeUnit.NANOSECONDS.sleep(-late);
            }
            // That the sleep is long is the generator's fault, that the time has passed already is the server's.
            publish(late < 0 ? System.nanoTime() : due);
        }
    }

    /** The number of a message; 0 for one that is none of this round's. */
    long number(byte[] bytes, int from, int length) {
        int at = from + beginning.length;
        if (length < beginning.length + DIGITS || !Arrays.equals(bytes, from, at, beginning, 0, beginning.length)) {
            return 0;
        }
        // Numbers in JSON begin with no 0, so the first digit is 1 and means nothing.
        long number = 0;
        for (int i = at + 1; i < at + DIGITS; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }

    /** A viewer has got a message. */
    void delivered(Lane lane, long number, long now) throws IOException {
        int slot = (int) (number % KEPT);
        lane.counts.deliveries++;
        lane.completed(now, 1);
        if (number >= firstTimed) {
            lane.record(since.get(slot), now);
        }
        if (left.decrementAndGet(slot) == 0) {
            deliveredToAll(now);
        }
    }

    /** Waits until everybody has got everything; says whether that is so. */
    synchronized boolean isWholeWithin(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (whole < published) {
            long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    /** How many messages there were. */
    synchronized long published() {
        return published;
    }

    private synchronized void deliveredToAll(long now) throws IOException {
        whole++;
        if (now - floodEnd < 0) {
            publish(now);
        } else if (whole == published) {
            notifyAll();
        }
    }

    private synchronized void publish(long time) throws IOException {
        if (published - whole == KEPT) {
            throw new IOException("expected all viewers to have got one of the last " + KEPT + " messages");
        }
        published++;
        int slot = (int) (published % KEPT);
        since.set(slot, time);
        left.set(slot, viewers);
        long rest = published;
        for (int i = DIGITS - 1; i > 0; i--) {
            line[numberAt + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        line[numberAt] = '1';
        publisher.publish(line);
    }
}
