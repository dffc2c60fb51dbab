package dev.neurosdk.server.stream;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What is counted on a hub. Thread-safe. */
final class Counters {
    final AtomicInteger viewers = new AtomicInteger();
    final AtomicInteger metricsWanted = new AtomicInteger();
    final LongAdder connected = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder conflated = new LongAdder();
    final LongAdder expelled = new LongAdder();
    final LongAdder replays = new LongAdder();
    final LongAdder errors = new LongAdder();
}
