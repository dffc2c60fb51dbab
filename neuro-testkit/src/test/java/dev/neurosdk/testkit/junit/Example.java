package dev.neurosdk.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a test class inside a test, and says how it went. Immutable. */
record Example(EngineExecutionResults results) {

    static Example run(Class<?> test) {
        return new Example(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute());
    }

    void passes(int tests) {
        assertThat(failures()).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
    }

    /** The one failure of the class. */
    Throwable failure() {
        List<Throwable> failures = failures();
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    List<String> names() {
        return results.testEvents()
                .finished()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private List<Throwable> failures() {
        return results.allEvents().finished().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
                .flatMap(result -> result.getThrowable().map(Stream::of).orElseGet(Stream::empty))
                .toList();
    }
}
