package dev.neurosdk.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated world bites: each of these bugs is found by it. */
@Tag("once")
class MutationTest {

    private static final long SEED = 7;
    private static final long BUDGET = 100_000;
    private static final Map<String, String> FOUND = new TreeMap<>();

    static List<Mutation> mutations() {
        return Mutations.ALL;
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void bug_isFound(Mutation mutation, @TempDir Path directory) throws IOException, ReflectiveOperationException {
        String found = Mutant.of(mutation, directory).search(SEED, BUDGET);

        assertThat(found).as("what is violated by: %s", mutation).isNotNull();
        FOUND.put(mutation.bug(), String.valueOf(found));
    }

    @AfterAll
    static void tell() {
        StringBuilder table = new StringBuilder("| Bug | Violates | Steps |\n| --- | --- | --- |\n");
        FOUND.forEach((bug, found) -> table.append("| " + bug + " | `" + found.replace(" ", "` | ") + " |\n"));
        System.out.println(table);
    }
}
