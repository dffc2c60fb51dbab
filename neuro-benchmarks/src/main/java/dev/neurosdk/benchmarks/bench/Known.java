package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.cli.option.UsageProblem;
import java.util.List;

/** What an option may name. Stateless. */
final class Known {

    private Known() {}

    /** Refuses names that are not known. */
    static void require(String option, List<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageProblem(option + ": expected one of " + String.join(", ", known) + ", was " + name);
            }
        }
    }
}
