package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.transport.frame.Frame;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** What every fault asks of its parameters. */
final class Checks {

    private Checks() {}

    static <T> List<T> some(String name, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected at least one, was none");
        }
        return List.copyOf(values);
    }

    static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": expected at least " + least + ", was " + value);
        }
        return value;
    }

    static Duration notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + ": expected zero or more, was " + value);
        }
        return value;
    }

    static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected more than zero, was " + value);
        }
        return value;
    }

    static int closeCode(int code) {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("code: expected 0 to 65535, was " + code);
        }
        return code;
    }

    static boolean isWritable(int code, String reason) {
        return Frame.close(code, reason).payload().length <= Frame.MAX_CONTROL;
    }

    static <T> T drawn(List<T> values, RandomGenerator random) {
        return values.size() == 1 ? values.get(0) : values.get(random.nextInt(values.size()));
    }
}
