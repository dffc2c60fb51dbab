package dev.neurosdk.benchmarks.bench.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was sent and what came. Confined to one thread until that has nothing more to count. */
final class Counts {

    long forces;
    long actions;
    long results;
    long notices;
    long deliveries;
    long surprises;

    @Nullable
    String firstSurprise;

    /** Something that the protocol doesn't make a server do. The first is kept in words. */
    void surprise(String what) {
        if (surprises++ == 0) {
            firstSurprise = what;
        }
    }

    void add(Counts other) {
        forces += other.forces;
        actions += other.actions;
        results += other.results;
        notices += other.notices;
        deliveries += other.deliveries;
        if (firstSurprise == null) {
            firstSurprise = other.firstSurprise;
        }
        surprises += other.surprises;
    }

    /** Those of games by name, for reports. */
    Map<String, Long> byName() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("forces sent", forces);
        counts.put("actions received", actions);
        counts.put("results sent", results);
        counts.put("other notices received", notices);
        counts.put("surprises", surprises);
        return counts;
    }
}
