package dev.neurosdk.examples.frompython;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the pages of the documentation show and name is there. */
class DocsTest {

    private static final int DEEPEST_INDENT = 3;
    private static final Pattern ANNOTATED = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)\\b");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");

    private static boolean isQuoted(String block, List<String> sources) {
        return IntStream.rangeClosed(0, DEEPEST_INDENT)
                .mapToObj(depth -> indented(block, " ".repeat(4 * depth)))
                .anyMatch(indented -> sources.stream().anyMatch(source -> source.contains(indented)));
    }

    private static String indented(String block, String indent) {
        return block.lines().map(line -> line.isEmpty() ? line : indent + line).collect(Collectors.joining("\n"));
    }

    /** The sources that declare each type. */
    private static Map<String, List<String>> types(List<String> sources) {
        Map<String, List<String>> types = new HashMap<>();
        for (String source : sources) {
            DECLARED.matcher(source)
                    .results()
                    .map(declared -> declared.group(1))
                    .distinct()
                    .forEach(type -> types.computeIfAbsent(type, any -> new ArrayList<>())
                            .add(source));
        }
        return types;
    }

    /** Whether a source that declares the type has all the words of a name such as {@code Surroundings.Peer.send}. */
    private static boolean isKnown(String name, Map<String, List<String>> types) {
        List<String> words = List.of(name.split("\\."));
        return types.getOrDefault(words.get(0), List.of()).stream()
                .anyMatch(source -> words.stream()
                        .allMatch(word -> Pattern.compile("\\b" + word + "\\b")
                                .matcher(source)
                                .find()));
    }

    @Test
    void everyJavaBlock_isWordForWordInASource() throws IOException {
        List<String> sources = Page.sources();
        for (Page page : Page.all()) {
            assertThat(page.javaBlocks())
                    .allSatisfy(block -> assertThat(isQuoted(block, sources))
                            .as(
                                    "%s, the block that begins with %s",
                                    page.file(), block.lines().findFirst())
                            .isTrue());
        }
    }

    @Test
    void everyLink_leadsToAFile() throws IOException {
        for (Page page : Page.all()) {
            assertThat(page.links())
                    .allSatisfy(link -> assertThat(Files.exists(link))
                            .as("%s links to %s", page.file(), link)
                            .isTrue());
        }
    }

    @Test
    void everyNameOfOurs_existsWithItsMember() throws IOException {
        Map<String, List<String>> types = types(Page.sources());
        Page page = Page.read(Page.ROOT.resolve("docs").resolve("from-python.md"));

        assertThat(page.names())
                .hasSizeGreaterThan(80)
                .allSatisfy(name -> assertThat(isKnown(name, types)).as(name).isTrue());
    }

    @Test
    void fromPython_showsEveryExampleOfItsModule() throws IOException {
        Page page = Page.read(Page.ROOT.resolve("docs").resolve("from-python.md"));

        assertThat(page.javaBlocks()).hasSize(7);
    }

    @Test
    void everyTestOfAPromise_exists() throws IOException {
        Map<String, List<String>> types = types(Page.sources());
        Page page = Page.read(Page.ROOT.resolve("docs").resolve("promises.md"));

        assertThat(page.tests())
                .hasSizeGreaterThan(100)
                .allSatisfy(test -> assertThat(isTest(test, types)).as(test).isTrue());
    }

    /** Whether a class has a method that JUnit runs. */
    private static boolean isTest(String name, Map<String, List<String>> types) {
        int dot = name.indexOf('.');
        String method = "void " + name.substring(dot + 1) + "(";
        return types.getOrDefault(name.substring(0, dot), List.of()).stream()
                .filter(source -> source.contains(method))
                .map(source -> source.substring(0, source.indexOf(method)))
                .anyMatch(before -> ANNOTATED
                        .matcher(before.substring(before.lastIndexOf("\n\n") + 1))
                        .find());
    }

    @Test
    void everySituation_hasItsRow() {
        Page page = Page.read(Page.ROOT.resolve("docs").resolve("promises.md"));

        assertThat(page.situations())
                .isEqualTo(IntStream.rangeClosed(1, 54).boxed().toList());
    }

    @Test
    void whatIsNotThere_isFound() {
        List<String> sources = List.of(
                "final class Known {\n    void member() {\n        member();\n    }\n}\n",
                "class KnownTest {\n    @Test\n    void holds() {}\n\n    void helps() {}\n}\n");
        Page page = new Page(Path.of("page.md"), """
                [a](missing.md)
                ```java
                void member() {
                    member();
                }
                ```
                ```java
                void other() {}
                ```
                | x | `Known.member` and `Known.other`, `Unknown` |
                """);

        assertThat(page.javaBlocks())
                .extracting(block -> isQuoted(block, sources))
                .containsExactly(true, false);
        Map<String, List<String>> types = types(sources);
        assertThat(page.names()).extracting(name -> isKnown(name, types)).containsExactly(true, false, false);
        assertThat(page.links()).containsExactly(Path.of("missing.md"));
        assertThat(List.of("KnownTest.holds", "KnownTest.helps", "GoneTest.holds"))
                .extracting(test -> isTest(test, types))
                .containsExactly(true, false, false);
    }
}
