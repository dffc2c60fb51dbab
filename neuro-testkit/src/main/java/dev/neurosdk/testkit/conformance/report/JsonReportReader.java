package dev.neurosdk.testkit.conformance.report;

import dev.neurosdk.protocol.codec.JsonMembers;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.conformance.judge.Course;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Course.Ending;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.report.JsonReport.Words;
import dev.neurosdk.testkit.conformance.report.RunReport.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link JsonReport} writes; members that it does not know are left alone. Refuses a part of a report. */
public final class JsonReportReader {

    private static final int MAX_LENGTH = 256 << 20;
    private static final long MAX_NANOS = Long.MAX_VALUE / 2;

    private JsonReportReader() {}

    /**
     * Reads a file.
     *
     * @param file the file, in UTF-8
     * @return the report
     * @throws ReportFormatException when it is no report, or only a part of one
     * @throws IOException when it can't be read
     */
    public static RunReport read(Path file) throws IOException {
        return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    }

    /**
     * Reads a text.
     *
     * @param name how the text is called in problems
     * @param text the text
     * @return the report
     * @throws ReportFormatException when it is no report, or only a part of one
     */
    public static RunReport parse(String name, String text) throws ReportFormatException {
        Object read = JsonValue.<Object>read(text, MAX_LENGTH, value -> value, faults -> faults.get(0));
        if (!(read instanceof JsonValue root)) {
            JsonMembers.Fault fault = (JsonMembers.Fault) read;
            throw new ReportFormatException(name + ": expected a report, which is " + fault.expected() + ", was "
                    + fault.actual() + (isWhole(text) ? "" : ": the report is cut off"));
        }
        try {
            return report(new JsonNode(name, "", root));
        } catch (JsonNode.Problem problem) {
            throw new ReportFormatException(String.valueOf(problem.getMessage()));
        }
    }

    private static boolean isWhole(String text) {
        return text.stripTrailing().endsWith("\"complete\":true}");
    }

    private static RunReport report(JsonNode root) {
        long version = root.at("v").integer(0, Integer.MAX_VALUE);
        if (version != JsonReport.VERSION) {
            throw root.at("v").problem("a report of version " + JsonReport.VERSION, Long.toString(version));
        }
        if (root.optional("complete").isEmpty() || !root.at("complete").flag()) {
            throw root.problem("\"complete\":true at the end", "a report without it: it is only a part of one");
        }
        return new RunReport(
                run(root.at("run")),
                root.at("cases").elements().stream()
                        .map(JsonReportReader::reported)
                        .toList(),
                root.at("sets").elements().stream()
                        .map(JsonReportReader::standing)
                        .toList());
    }

    private static Run run(JsonNode run) {
        return new Run(
                run.at("tool").text(),
                run.optional("role").map(role -> role.choice(Words.ROLES)).orElse(null),
                run.at("edition").text(),
                run.at("seed").integer(Long.MIN_VALUE, Long.MAX_VALUE),
                run.at("testee").text(),
                run.at("command").text(),
                run.optional("timing").map(JsonReportReader::timing).orElse(null),
                instant(run.at("started")),
                Duration.ofMillis(run.at("millis").integer(0, MAX_NANOS)),
                run.at("interrupted").flag());
    }

    private static Instant instant(JsonNode node) {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeParseException e) {
            throw node.problem("a time such as 2026-08-21T12:00:00Z", node.text());
        }
    }

    private static Timing timing(JsonNode node) {
        return new Timing(
                nanos(node, "marginNanos"),
                nanos(node, "p50Nanos"),
                nanos(node, "p99Nanos"),
                nanos(node, "reactionNanos"));
    }

    private static Duration nanos(JsonNode node, String name) {
        return Duration.ofNanos(node.at(name).integer(0, MAX_NANOS));
    }

    private static Standing standing(JsonNode node) {
        return new Standing(
                node.at("set").text(),
                node.at("edition").text(),
                node.at("role").choice(Words.ROLES),
                (int) node.at("met").integer(0, Integer.MAX_VALUE),
                texts(node.at("failed")),
                texts(node.at("open")));
    }

    private static List<String> texts(JsonNode node) {
        return node.elements().stream().map(JsonNode::text).toList();
    }

    private static ReportedCase reported(JsonNode node) {
        return new ReportedCase(
                asked(node),
                node.at("verdict").choice(Words.VERDICTS),
                node.at("opportunities").integer(0, Long.MAX_VALUE),
                node.at("violations").integer(0, Long.MAX_VALUE),
                node.at("evidence").elements().stream()
                        .map(JsonReportReader::evidence)
                        .toList(),
                course(node),
                node.at("baseline").choice(Words.STATES),
                node.at("log").elements().stream().map(JsonReportReader::line).toList());
    }

    private static ReportedCase.Asked asked(JsonNode node) {
        try {
            return new ReportedCase.Asked(
                    node.at("id").text(),
                    node.at("title").text(),
                    node.at("level").choice(Words.LEVELS),
                    texts(node.at("clauses")),
                    node.at("modes").text(),
                    node.at("procedure").text());
        } catch (IllegalArgumentException e) {
            throw node.at("id").problem("the id of a case", node.at("id").text());
        }
    }

    private static Course course(JsonNode node) {
        JsonNode connection = node.at("connection");
        return new Course(
                node.at("attempts").elements().stream()
                        .map(JsonReportReader::attempt)
                        .toList(),
                new Ending(
                        connection.at("how").choice(Words.ENDINGS),
                        connection.at("detail").text()),
                node.at("flaky").flag(),
                texts(node.at("notes")));
    }

    private static Attempt attempt(JsonNode node) {
        return new Attempt(
                node.at("part").text(),
                node.at("again").flag(),
                node.at("from").integer(0, Long.MAX_VALUE),
                node.at("to").integer(0, Long.MAX_VALUE),
                node.at("nanos").integer(0, Long.MAX_VALUE),
                node.at("verdict").choice(Words.VERDICTS));
    }

    private static Evidence evidence(JsonNode node) {
        return new Evidence(
                node.at("n").integer(0, Long.MAX_VALUE),
                node.at("t").integer(Long.MIN_VALUE, Long.MAX_VALUE),
                (int) node.at("c").integer(0, Integer.MAX_VALUE),
                node.at("verdict").choice(Words.VERDICTS),
                node.at("message").text());
    }

    private static LogLine line(JsonNode node) {
        @Nullable JsonNode base64 = node.optional("base64").orElse(null);
        return new LogLine(
                node.at("n").integer(1, Long.MAX_VALUE),
                node.at("t").integer(Long.MIN_VALUE, Long.MAX_VALUE),
                (int) node.at("c").integer(0, Integer.MAX_VALUE),
                node.at("k").choice(Words.KINDS),
                node.optional("dir").map(way -> way.choice(Words.DIRECTIONS)).orElse(null),
                base64 == null ? node.at("text").text() : base64.base64(),
                base64 != null,
                node.optional("bytes")
                        .map(bytes -> bytes.integer(0, Long.MAX_VALUE))
                        .orElse(0L));
    }
}
