package dev.neurosdk.benchmarks.bench.view;

import dev.neurosdk.benchmarks.bench.result.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written: three digits, which is more than they are good for. Stateless. */
final class Figures {

    private static final double MILLI = 1e3;
    private static final double SECOND = 1e6;

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

    /** A ratio, without its interval: two decimals, or two digits where it is small. */
    static String ratio(double ratio) {
        return ratio < 0.1
                ? new BigDecimal(ratio, new MathContext(2)).toPlainString()
                : String.format(Locale.ROOT, "%.2f", ratio);
    }

    /** A value that has one digit that counts, such as those at an axis. */
    static String round(double value) {
        return new BigDecimal(value, new MathContext(1)).toPlainString();
    }

    static String time(double micros) {
        return number(micros / unit(micros)) + name(micros);
    }

    static String roundTime(double micros) {
        return round(micros / unit(micros)) + name(micros);
    }

    private static double unit(double micros) {
        return micros < MILLI ? 1 : micros < SECOND ? MILLI : SECOND;
    }

    private static String name(double micros) {
        return micros < MILLI ? " µs" : micros < SECOND ? " ms" : " s";
    }
}
