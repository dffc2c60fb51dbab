package dev.neurosdk.examples.owndecider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void program_isThisExampleWordForWord() throws IOException {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        String source = Files.readString(
                Path.of("src", "main", "java", "dev", "neurosdk", "examples", "owndecider", "ListeningNeuro.java"));
        String program = source.substring(source.indexOf("import ")).strip();

        assertThat(readme).contains("```java\n" + program + "\n```");
    }
}
