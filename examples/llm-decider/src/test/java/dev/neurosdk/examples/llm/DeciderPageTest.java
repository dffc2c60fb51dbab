package dev.neurosdk.examples.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/deciders.md} shows is what is compiled and tested here. */
class DeciderPageTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "neurosdk", "examples", "llm");
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)\\n```", Pattern.DOTALL);

    private static String source(String name) throws IOException {
        return Files.readString(SOURCES.resolve(name));
    }

    @Test
    void everyJavaBlock_isInTheExamples_wordForWord() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "deciders.md"));
        String sources = source("LlmDecider.java") + source("WavingNeuro.java");
        List<String> blocks = BLOCK.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();

        assertThat(blocks)
                .hasSize(5)
                .allSatisfy(
                        block -> assertThat(sources).contains(block.indent(4).stripTrailing()));
    }
}
