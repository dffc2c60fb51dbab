package dev.neurosdk.server.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A deliberate bug: one text in one source file of this module, and what takes its place. */
record Mutation(String bug, String file, String original, String replacement) {

    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", "."), "src/main/java/dev/neurosdk/server");

    /** The name of the class whose source it is. */
    String className() {
        return "dev.neurosdk.server." + file.replace('/', '.');
    }

    /** The source with the bug; the text must occur once, or else the mutation has fallen behind the code. */
    String source() throws IOException {
        String source = Files.readString(SOURCES.resolve(file + ".java"));
        int first = source.indexOf(original);
        if (first < 0 || source.indexOf(original, first + 1) >= 0) {
            throw new AssertionError(bug + ": expected exactly once in " + file + ", was "
                    + (first < 0 ? "nowhere" : "more often") + ":\n" + original);
        }
        return source.replace(original, replacement);
    }

    @Override
    public String toString() {
        return bug;
    }
}
