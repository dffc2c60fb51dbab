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
            names = "--operator-token",
            paramLabel = "TOKEN",
            description = "let only who shows this token steer by the control API and the dashboard, others may look;"
                    + " may be repeated (default: whoever may connect may steer)",
            showDefaultValue = Visibility.NEVER)
    private List<String> operatorTokens = new ArrayList<>();

    @Option(
            names = "--operator-token-file",
            paramLabel = "FILE",
            description = "the same, with one token on each line of a file")
    private @Nullable Path operatorTokenFile;

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
                ? "?token="
                        + URLEncoder.encode(
                                        all("--token-file", tokens, tokenFile).get(0), UTF_8)
                                .replace("+", "%20")
                : "";
    }

    boolean isInsecure() {
        return insecure;
    }

    void apply(NeuroServer.Builder server) throws IOException {
        if (wantsTokens()) {
            server.tokens(all("--token-file", tokens, tokenFile));
        }
        if (!operatorTokens.isEmpty() || operatorTokenFile != null) {
            server.operatorTokens(all("--operator-token-file", operatorTokens, operatorTokenFile));
        }
        if (!origins.isEmpty()) {
            server.origins(OriginPolicy.only(origins.equals(List.of("none")) ? List.of() : origins));
        }
        server.insecure(insecure);
    }

    private static List<String> all(String flag, List<String> given, @Nullable Path file) throws IOException {
        List<String> all = new ArrayList<>(given);
        if (file != null) {
            all.addAll(read(flag, file));
        }
        return all;
    }

    private static List<String> read(String flag, Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (NoSuchFileException e) {
            throw new IOException(flag + ": there is no file " + file, e);
        } catch (IOException e) {
            throw new IOException(flag + ": " + file + " can't be read: " + e, e);
        }
        if (lines.isEmpty()) {
            throw new IOException(flag + ": expected a token on a line of " + file + ", which is empty");
        }
        return lines;
    }
}
