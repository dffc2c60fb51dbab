package dev.neurosdk.cli.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The token that a viewer shows. Confined to one thread. */
final class TokenOptions {

    @ArgGroup(exclusive = true)
    private @Nullable Given given;

    static final class Given {
        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description = "show this token; whoever lists processes sees it, --token-file is safer")
        private @Nullable String token;

        @Option(names = "--token-file", paramLabel = "FILE", description = "show the token in the first line of a file")
        private @Nullable Path file;
    }

    /** The token; null when none is to be shown. */
    @Nullable
    String token() throws IOException {
        if (given == null || given.file == null) {
            return given == null ? null : given.token;
        }
        try {
            return Files.readAllLines(given.file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new IOException("expected a token in the first line"));
        } catch (IOException e) {
            throw new IOException("--token-file: " + given.file + " can't be used: " + e.getMessage(), e);
        }
    }
}
