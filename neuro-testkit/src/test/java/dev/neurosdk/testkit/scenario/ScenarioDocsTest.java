package dev.neurosdk.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about scenarios names every word of the vocabulary, and what it shows can be run. */
class ScenarioDocsTest {

    private static final Path PAGE = Path.of("..", "docs", "testkit", "scenarios.md");
    private static final Path EXAMPLES = Path.of("..", "examples", "scenarios");
    private static final Pattern YAML = Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void everyWord_isExplained() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(words())
                .hasSizeGreaterThan(60)
                .allSatisfy(word -> assertThat(page)
                        .containsPattern("`[^`]*(?<![\\w/-])" + Pattern.quote(word) + "(?![\\w/-])[^`]*`"));
    }

    @Test
    void everyYamlBlock_isAnExampleWordForWord() throws IOException {
        List<String> examples;
        try (var files = Files.list(EXAMPLES)) {
            examples = files.map(ScenarioDocsTest::read).toList();
        }
        List<String> blocks = YAML.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(block -> assertThat(examples).contains(block));
    }

    @Test
    void numberOfExamples_isAsThePageSays() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".yml"))).hasSize(15);
        }
        assertThat(Files.readString(PAGE)).contains("There are fifteen examples");
    }

    /** The keys and the fixed words of the schema for editors. */
    private static Set<String> words() {
        Set<String> words = new TreeSet<>();
        JsonValue schema = JsonValue.parse(Scenario.schema()).orElseThrow();
        collect(schema.at("/properties").orElseThrow(), words);
        collect(schema.at("/$defs/step").orElseThrow(), words);
        collect(schema.at("/$defs/send-words").orElseThrow(), words);
        collect(schema.at("/$defs/send-message").orElseThrow(), words);
        words.removeAll(Set.of("command", "plan", "rules", "seed", "low", "medium", "high", "critical"));
        return words;
    }

    private static void collect(JsonValue value, Set<String> words) {
        if (value instanceof JsonValue.Elements array) {
            array.elements().forEach(element -> collect(element, words));
        } else if (value instanceof JsonValue.Members object) {
            object.at("/const").flatMap(word -> word.textAt("")).ifPresent(words::add);
            object.at("/enum")
                    .filter(JsonValue.Elements.class::isInstance)
                    .ifPresent(listed -> ((JsonValue.Elements) listed)
                            .elements()
                            .forEach(word -> word.textAt("").ifPresent(words::add)));
            object.at("/properties")
                    .filter(JsonValue.Members.class::isInstance)
                    .ifPresent(properties -> words.addAll(
                            ((JsonValue.Members) properties).members().keySet()));
            object.members().values().forEach(member -> collect(member, words));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
