package dev.neurosdk.benchmarks.bench.view;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Histograms as a log that the tools of HdrHistogram read: one interval for each round, tagged. Stateless. */
public final class HistogramFile {

    private static final double NANOS_IN_MILLI = 1e6;

    private HistogramFile() {}

    /**
     * Writes the log; its largest values are in milliseconds, the histograms in nanoseconds.
     *
     * @param histograms with tags and times, in order
     * @param started when the first began, in milliseconds since 1970
     * @param file where to; replaced when it exists
     * @throws IOException when it can't be written
     */
    public static void write(List<Histogram> histograms, long started, Path file) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputComment("[neuro bench: one interval for each round, tag SCENARIO/SERVER, values in nanoseconds]");
            log.outputLogFormatVersion();
            log.outputStartTime(started);
            log.setBaseTime(started);
            log.outputLegend();
            for (Histogram histogram : histograms) {
                log.outputIntervalHistogram(
                        (histogram.getStartTimeStamp() - started) / 1e3,
                        (histogram.getEndTimeStamp() - started) / 1e3,
                        histogram,
                        NANOS_IN_MILLI);
            }
            if (out.checkError()) {
                throw new IOException(file + ": expected room to write, was none");
            }
        }
    }
}
