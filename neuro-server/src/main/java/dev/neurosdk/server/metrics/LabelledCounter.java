package dev.neurosdk.server.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts by one label. Whatever is counted, there are never more than so many values of the label; those that come too late
 * are counted together as {@code other}. Thread-safe.
 */
final class LabelledCounter {

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Name name;
    private final String label;
    private final int limit;
    /** By value; those of an enum by constant too. */
    private final Map<Object, Counter> counters = new ConcurrentHashMap<>();

    /** What all counters of a family share. */
    record Name(String meter, String description, Tags tags) {
        Name(String meter, String description) {
            this(meter, description, Tags.empty());
        }
    }

    private LabelledCounter(MeterRegistry registry, Name name, String label, int limit) {
        this.registry = registry;
        this.name = name;
        this.label = label;
        this.limit = limit;
    }

    /** Has exactly these values, and {@code other} when something else is counted. */
    static LabelledCounter of(MeterRegistry registry, Name name, String label, Collection<String> values) {
        LabelledCounter made = new LabelledCounter(registry, name, label, values.size());
        values.forEach(value -> made.counters.put(value, made.counter(value)));
        return made;
    }

    /** Has one value for each constant, in lower case. */
    static <E extends Enum<E>> LabelledCounter of(MeterRegistry registry, Name name, String label, Class<E> kind) {
        E[] constants = kind.getEnumConstants();
        LabelledCounter made = of(
                registry,
                name,
                label,
                Arrays.stream(constants).map(LabelledCounter::word).toList());
        for (E constant : constants) {
            made.counters.put(constant, requireNonNull(made.counters.get(word(constant))));
        }
        return made;
    }

    /** Has the values that are counted first. */
    static LabelledCounter growing(MeterRegistry registry, Name name, String label, int limit) {
        return new LabelledCounter(registry, name, label, limit);
    }

    void count(Enum<?> value) {
        Counter known = counters.get(value);
        if (known == null) {
            count(word(value));
        } else {
            known.increment();
        }
    }

    void count(String value) {
        Counter known = counters.get(value);
        (known == null ? admitted(value) : known).increment();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private synchronized Counter admitted(String value) {
        String shown = counters.size() < limit ? value : OTHER;
        return counters.computeIfAbsent(shown, added -> counter(shown));
    }

    private Counter counter(String value) {
        return Counter.builder(name.meter())
                .description(name.description())
                .tags(name.tags())
                .tag(label, value)
                .register(registry);
    }
}
