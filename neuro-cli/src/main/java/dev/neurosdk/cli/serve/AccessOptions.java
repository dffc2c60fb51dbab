package dev.neurosdk.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.connection.OriginPolicy;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Who may connect to {@code neuro serve}. Confined to one thread. */
final class AccessOptions {

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "let in only games that show this token, in the address as ?token=TOKEN or as a bearer token;"
                    + " may be repeated; whoever lists processes sees it, --token-file is safer",
            showDefaultValue = Visibility.NEVER)
    private List<String> tokens = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "the same, with one token on each line of a file")
    private @Nullable Path tokenFile;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "let only pages of this origin connect from a browser, such as https://example.org;"
                    + " may be repeated; none for no page at all",
            showDefaultValue = Visibility.NEVER)
    private List<String> origins = new ArrayList<>();

    @Option(
            names = "--insecure",
            description = "listen where other machines can connect although neither tokens nor origins are checked",
            showDefaultValue = Visibility.NEVER)
    private boolean insecure;

    /** Whether a game must show a token. */
    boolean wantsTokens() {
        return !tokens.isEmpty() || tokenFile != null;
    }

    /** What the address of a game of our own must end with. */
    String query() throws IOException {
        return wantsTokens()
                ? "?token=" + URLEncoder.encode(all().get(0), UTF_8).replace("+", "%20")
                : "";
    }

    boolean isInsecure() {
        return insecure;
    }

    void apply(NeuroServer.Builder server) throws IOException {
        if (wantsTokens()) {
            server.tokens(all());
        }
        if (!origins.isEmpty()) {
            server.origins(OriginPolicy.only(origins.equals(List.of("none")) ? List.of() : origins));
        }
        server.insecure(insecure);
    }

    private List<String> all() throws IOException {
        List<String> all = new ArrayList<>(tokens);
        if (tokenFile != null) {
            all.addAll(read(tokenFile));
        }
        return all;
    }

    private static List<String> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (NoSuchFileException e) {
            throw new IOException("--token-file: there is no file " + file, e);
        } catch (IOException e) {
            throw new IOException("--token-file: " + file + " can't be read: " + e, e);
        }
        if (lines.isEmpty()) {
            throw new IOException("--token-file: expected a token on a line of " + file + ", which is empty");
        }
        return lines;
    }
}
