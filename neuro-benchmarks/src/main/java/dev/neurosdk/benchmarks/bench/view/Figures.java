package dev.neurosdk.benchmarks.bench.view;

import dev.neurosdk.benchmarks.bench.result.Interval;
import java.util.Locale;

/** How numbers are written: three digits, which is more than they are good for. Stateless. */
final class Figures {

    private Figures() {}

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value).replace(',', ' ');
    }

    static String interval(Interval interval) {
        return String.format(Locale.ROOT, "%.2f [%.2f %.2f]", interval.ratio(), interval.low(), interval.high());
    }
}
