package dev.neurosdk.server.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends one viewer what waits for it, as fast as it takes it: only so much is on its way at a time, the rest waits in the
 * queue where it can be dropped. Confined to one lane, but for {@link #written}.
 */
final class Sender {

    /** How much may be on its way; each message counts for so much at least. */
    private static final int WINDOW = 1 << 16;

    private static final int LEAST = 1 << 12;

    private final ViewerLine line;
    private final ViewerQueue queue;
    private final Notice notice;
    private final Counters counters;
    /** Asks for {@link #flush} on the lane. */
    private final Runnable wake;

    private final AtomicInteger onItsWay = new AtomicInteger();
    private final AtomicBoolean waits = new AtomicBoolean();
    private boolean flushing;
    private final AtomicLong sent = new AtomicLong();
    private int quietFor;

    Sender(ViewerLine line, ViewerQueue queue, Notice notice, Counters counters, Runnable wake) {
        this.line = line;
        this.queue = queue;
        this.notice = notice;
        this.counters = counters;
        this.wake = wake;
    }

    /** How many messages were sent; may be asked by anybody. */
    long sent() {
        return sent.get();
    }

    /** Counts how often this was asked without anything having been sent in between. */
    int quietFor() {
        return queue.isEmpty() ? ++quietFor : 0;
    }

    void flush() {
        if (flushing) {
            return;
        }
        flushing = true;
        while (mayGoOn()) {
            Outgoing next = queue.poll();
            if (next == null) {
                break;
            }
            send(next);
        }
        flushing = false;
    }

    private void send(Outgoing next) {
        Outgoing message = next instanceof Outgoing.Missed gap
                ? new Outgoing.Said(
                        ByteBuffer.wrap(notice.gap(gap.from(), gap.to(), Notice.Missing.SLOW)), Sender::nothing)
                : next;
        int cost = Math.max(message.length(), LEAST);
        boolean full = onItsWay.addAndGet(cost) >= WINDOW;
        Runnable afterwards = message instanceof Outgoing.Said said ? said.written() : Sender::nothing;
        sent.incrementAndGet();
        quietFor = 0;
        counters.sent.increment();
        counters.bytes.add(message.length());
        line.send(message.text(), !full && !queue.isEmpty(), () -> written(cost, afterwards));
    }

    private boolean mayGoOn() {
        if (onItsWay.get() < WINDOW) {
            return true;
        }
        waits.set(true);
        return onItsWay.get() <= WINDOW / 2 && waits.compareAndSet(true, false);
    }

    private static void nothing() {}

    private void written(int cost, Runnable afterwards) {
        int left = onItsWay.addAndGet(-cost);
        afterwards.run();
        if (left <= WINDOW / 2 && waits.compareAndSet(true, false)) {
            wake.run();
        }
    }
}
