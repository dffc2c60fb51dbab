package dev.neurosdk.server.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A deliberate bug: one text in one source file of this module, broken into lines anyhow, and what takes its place. */
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
        String words = Stream.of(original.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        List<MatchResult> places =
                Pattern.compile(words).matcher(source).results().toList();
        if (places.size() != 1) {
            throw new AssertionError(
                    bug + ": expected exactly once in " + file + ", was " + places.size() + " times: " + original);
        }
        MatchResult place = places.get(0);
        return source.substring(0, place.start()) + replacement + source.substring(place.end());
    }

    @Override
    public String toString() {
        return bug;
    }
}
