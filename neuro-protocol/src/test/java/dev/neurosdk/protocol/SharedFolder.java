package dev.neurosdk.protocol;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds test data and pages that lie beside the project in a folder {@code shared}; without it a test is skipped. */
public final class SharedFolder {

    private SharedFolder() {}

    /**
     * Finds a file or folder, or skips the test.
     *
     * @param relative a path inside the folder, for example {@code corpora/json}
     * @return where it is
     */
    public static Path require(String relative) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve(relative);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, () -> "skipped: no folder shared/" + relative + " beside the project");
        throw new AssertionError("unreachable");
    }
}
