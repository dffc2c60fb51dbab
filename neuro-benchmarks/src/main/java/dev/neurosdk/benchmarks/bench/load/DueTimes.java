package dev.neurosdk.benchmarks.bench.load;

import java.util.Arrays;

/** Times at which something should have begun, first in, first out. Allocates only when it grows. Confined to one thread. */
final class DueTimes {

    private long[] times = new long[16];
    private int first;
    private int size;

    void add(long time) {
        if (size == times.length) {
            long[] wider = Arrays.copyOf(times, 2 * size);
            for (int i = 0; i < size; i++) {
                wider[i] = times[(first + i) % size];
            }
            times = wider;
            first = 0;
        }
        times[(first + size) % times.length] = time;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long next() {
        long time = times[first];
        first = (first + 1) % times.length;
        size--;
        return time;
    }
}
