package dev.neurosdk.cli.option;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.protocol.codec.EditionFile;
import dev.neurosdk.protocol.edition.Edition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose the edition to go by, also one that is not built in. Confined to one thread. */
public final class EditionOptions {

    @Option(
            names = "--edition",
            paramLabel = "ID",
            description = "the edition to judge by (default: the one that the log names, else the newest)")
    private @Nullable String id;

    @Option(
            names = "--edition-file",
            paramLabel = "FILE",
            description = "editions that are not built in, as a JSON array; without --edition the last of them counts")
    private @Nullable Path file;

    /** Nothing chosen. */
    public EditionOptions() {}

    /**
     * The edition chosen.
     *
     * @param otherwise what counts when none was chosen
     * @return the edition
     * @throws UsageProblem when there is no such edition, or the file is of no use
     */
    public Edition or(Edition otherwise) {
        List<Edition> added = file == null ? List.of() : read(file);
        if (id == null) {
            return added.isEmpty() ? otherwise : added.get(added.size() - 1);
        }
        List<Edition> known = new ArrayList<>(Edition.all());
        known.addAll(added);
        return known.stream()
                .filter(edition -> edition.id().equals(id))
                .reduce((builtIn, later) -> later)
                .orElseThrow(() -> new UsageProblem("expected one of "
                        + known.stream().map(Edition::id).collect(joining(", ")) + ", was '" + id + "'"));
    }

    private List<Edition> read(Path path) {
        EditionFile.Outcome outcome;
        try {
            outcome = EditionFile.read(Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageProblem("expected a file of editions, was " + path + ", which can't be read");
        }
        if (outcome instanceof EditionFile.Refused refused) {
            throw new UsageProblem(path + ": " + String.join("\n", refused.problems()));
        }
        return ((EditionFile.Editions) outcome).editions();
    }
}
