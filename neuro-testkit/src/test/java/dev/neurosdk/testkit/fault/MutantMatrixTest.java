package dev.neurosdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No broken line passes every check, and no check is passed by all of them. */
class MutantMatrixTest {

    private static final Map<String, Consumer<Bench.Lines>> CHECKS = checks();

    @TestFactory
    Stream<DynamicTest> mutant_isCaught() {
        return FaultMutants.ALL.entrySet().stream()
                .map(mutant -> DynamicTest.dynamicTest(
                        mutant.getKey(),
                        () -> assertThat(CHECKS.values())
                                .as("the checks, one of which catches a line that: %s", mutant.getKey())
                                .anyMatch(check -> fails(check, mutant.getValue()))));
    }

    @Test
    void everyCheck_catchesSomeMutant() {
        Map<String, Consumer<Bench.Lines>> idle = new LinkedHashMap<>(CHECKS);
        FaultMutants.ALL.values().forEach(mutant -> idle.values().removeIf(check -> fails(check, mutant)));
        assertThat(idle.keySet()).as("checks that no mutant fails").containsExactly("no rule, no change");
    }

    private static boolean fails(Consumer<Bench.Lines> check, Bench.Lines mutant) {
        try {
            check.accept(mutant);
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    private static Map<String, Consumer<Bench.Lines>> checks() {
        Map<String, Consumer<Bench.Lines>> checks = new LinkedHashMap<>(FaultChecks.ALL);
        checks.putAll(FrameChecks.ALL);
        return checks;
    }
}
