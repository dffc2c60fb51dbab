package dev.neurosdk.benchmarks.bench.load;

import org.HdrHistogram.Histogram;

/**
 * Four phases that followed each other: alone, beside a slow client, beside it again, and alone. Not to be changed.
 *
 * @param alone how long operations took in the first and the last, in nanoseconds
 * @param beside the same for the two between them
 */
public record Turn(Histogram alone, Histogram beside) {}
