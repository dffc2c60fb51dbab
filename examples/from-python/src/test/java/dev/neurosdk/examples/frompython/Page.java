package dev.neurosdk.examples.frompython;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, and the project around it. Immutable. */
record Page(Path file, String text) {

    static final Path ROOT = Path.of("..", "..");

    private static final Pattern BLOCK = Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern TABLE_ROW = Pattern.compile("^\\|.*\\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+Test\\.\\w+)`");
    private static final Pattern SITUATION = Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)((?:\\.\\w+)*)`");

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages directly in {@code docs} and about the test kit, and the README. */
    static List<Page> all() throws IOException {
        Path docs = ROOT.resolve("docs");
        try (Stream<Path> files = Files.list(docs);
                Stream<Path> more = Files.list(docs.resolve("testkit"))) {
            return Stream.of(files, more, Stream.of(ROOT.resolve("README.md")))
                    .flatMap(Stream::sorted)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Page::read)
                    .toList();
        }
    }

    /** The Java sources of the project. */
    static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("target"))
                    .map(file -> read(file).text())
                    .toList();
        }
    }

    List<String> javaBlocks() {
        return groups(BLOCK, text);
    }

    /** The files that it links to. */
    List<Path> links() {
        return groups(LINK, text).stream().map(file::resolveSibling).toList();
    }

    /** The types of ours, with members, named in the last column of its tables. */
    List<String> names() {
        return groups(TABLE_ROW, text).stream()
                .flatMap(cell -> NAME.matcher(cell).results())
                .map(name -> name.group(1) + name.group(2))
                .distinct()
                .toList();
    }

    /** The tests that it names, as {@code Class.method}. */
    List<String> tests() {
        return groups(TEST, text);
    }

    /** The numbers of the situations that have a row in its table. */
    List<Integer> situations() {
        return groups(SITUATION, text).stream().map(Integer::valueOf).toList();
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(Page::first).toList();
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }
}
