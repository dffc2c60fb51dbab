package dev.neurosdk.benchmarks.bench.result;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one run, as the file holds it. Immutable.
 *
 * @param schema the form of the file, {@link #SCHEMA}
 * @param date when it began, ISO 8601
 * @param machine what it ran on, in words
 * @param java the JVM of generator and own servers
 * @param commandLine how to do it again
 * @param whole whether every round was played
 * @param baseline the subject that ratios are to; one for each kind of server, with a comma between them
 * @param subjects what the servers are, by name, in order
 * @param series the results, in the order in which they were measured
 */
public record Report(
        String schema,
        String date,
        String machine,
        String java,
        String commandLine,
        boolean whole,
        String baseline,
        Map<String, String> subjects,
        List<Series> series) {

    /** The form of the file. Whatever changes a name's meaning changes this. */
    public static final String SCHEMA = "neuro-bench/1";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Copies the list. */
    public Report {
        series = List.copyOf(series);
    }

    /**
     * One series.
     *
     * @param scenario of which scenario
     * @param subject against which server
     * @return the series, if there is one
     */
    public Optional<Series> find(String scenario, String subject) {
        return series.stream()
                .filter(one -> one.scenario().equals(scenario) && one.subject().equals(subject))
                .findFirst();
    }

    /**
     * What a series is compared with.
     *
     * @param one a series
     * @return that of the baseline in the same scenario, which may be the series itself; empty when there is none
     */
    public Optional<Series> base(Series one) {
        List<String> baselines = List.of(baseline.split(", *"));
        return series.stream()
                .filter(other -> other.scenario().equals(one.scenario()) && baselines.contains(other.subject()))
                .findFirst();
    }

    /** {@return the scenarios' names, in order} */
    public List<String> scenarios() {
        return series.stream().map(Series::scenario).distinct().toList();
    }

    /** {@return the file's text} */
    public String json() {
        return GSON.toJson(this) + "\n";
    }

    /**
     * Reads a file.
     *
     * @param file where
     * @return the report
     * @throws IOException when it can't be read, or is none
     */
    public static Report read(Path file) throws IOException {
        Header header = parse(file, Header.class);
        if (header == null || !SCHEMA.equals(header.schema())) {
            throw new IOException(file + ": expected a report of " + SCHEMA + ", was "
                    + (header == null || header.schema() == null ? "something else" : header.schema()));
        }
        try {
            return parse(file, Report.class);
        } catch (RuntimeException e) {
            throw new IOException(file + ": expected a whole report, was a part: " + e.getMessage(), e);
        }
    }

    private record Header(@Nullable String schema) {}

    private static <T> T parse(Path file, Class<T> kind) throws IOException {
        try {
            return GSON.fromJson(Files.readString(file), kind);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": expected a report, was no file", e);
        } catch (JsonParseException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IOException(file + ": expected a report in JSON: " + why, e);
        }
    }
}
