package dev.neurosdk.benchmarks.soak.record;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What is measured, in the unit in which it is shown. */
enum Measure {
    /** Live objects after a full collection. */
    HEAP("heap after a full collection", "MB", 2, 0.05) {
        @Override
        boolean isIn(Sample sample) {
            return sample.heap() != null;
        }

        @Override
        double of(Sample sample) {
            return requireNonNull(sample.heap(), "heap").bytes() / 1e6;
        }
    },
    /** Threads of the process. */
    THREADS("threads", "", 2, 0) {
        @Override
        double of(Sample sample) {
            return (double) sample.vitals().threads();
        }
    },
    /** Open file descriptors. */
    FILES("open file descriptors", "", 2, 0) {
        @Override
        double of(Sample sample) {
            return (double) sample.vitals().files();
        }
    },
    /** Resident memory, shown and not judged: a JVM gives little back. */
    RESIDENT("resident memory", "MB", Double.POSITIVE_INFINITY, 0) {
        @Override
        double of(Sample sample) {
            return sample.vitals().residentBytes() / 1e6;
        }
    };

    private final String title;
    private final String unit;
    private final double slack;
    private final double share;

    Measure(String title, String unit, double slack, double share) {
        this.title = title;
        this.unit = unit;
        this.slack = slack;
        this.share = share;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /** Whether it has grown no more than is tolerated. */
    boolean isFlat(double before, double after) {
        return after - before <= Math.max(slack, share * before);
    }

    boolean isJudged() {
        return Double.isFinite(slack);
    }

    boolean isIn(Sample sample) {
        return true;
    }

    abstract double of(Sample sample);

    List<Sample> in(List<Sample> samples) {
        return samples.stream().filter(this::isIn).toList();
    }
}
