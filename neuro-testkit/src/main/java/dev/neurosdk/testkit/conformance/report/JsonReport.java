package dev.neurosdk.testkit.conformance.report;

import static java.util.stream.Collectors.toMap;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.recording.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report as one JSON document, with a version at its beginning and {@code "complete":true} at its end: a part of a report is
 * not taken for the whole. One line for each case. {@link JsonReportReader} reads it back.
 */
public final class JsonReport {

    /** The version of the form. */
    public static final int VERSION = 1;

    private JsonReport() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @return JSON text, which ends with a line break
     */
    public static String of(RunReport report) {
        JsonText json = new JsonText().beginObject().member("v", VERSION);
        run(json.name("run"), report.run());
        json.name("counts").beginObject();
        report.counts().forEach((verdict, count) -> json.member(word(verdict), count));
        json.endObject().name("sets").beginArray();
        report.standings().forEach(standing -> json.literal(standing(standing)));
        json.endArray().name("cases").beginArray();
        report.cases().forEach(reported -> json.literal('\n' + reported(reported)));
        return json.endArray().member("complete", true).endObject() + "\n";
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void run(JsonText json, RunReport.Run run) {
        json.beginObject().member("tool", run.tool());
        if (run.role() != null) {
            json.member("role", word(run.role()));
        }
        json.member("edition", run.edition())
                .member("seed", run.seed())
                .member("testee", run.testee())
                .member("command", run.command())
                .member("started", run.started().toString())
                .member("millis", run.took().toMillis())
                .member("interrupted", run.interrupted());
        Timing timing = run.timing();
        if (timing != null) {
            json.name("timing")
                    .beginObject()
                    .member("marginNanos", timing.margin().toNanos())
                    .member("p50Nanos", timing.median().toNanos())
                    .member("p99Nanos", timing.slowest().toNanos())
                    .member("reactionNanos", timing.reaction().toNanos())
                    .endObject();
        }
        json.endObject();
    }

    private static String standing(Standing standing) {
        return new JsonText()
                .beginObject()
                .member("set", standing.set())
                .member("edition", standing.edition())
                .member("role", word(standing.role()))
                .member("met", standing.met())
                .member("failed", standing.failed())
                .member("open", standing.open())
                .endObject()
                .toString();
    }

    private static String reported(ReportedCase reported) {
        ReportedCase.Asked asked = reported.asked();
        JsonText json = new JsonText()
                .beginObject()
                .member("id", asked.id())
                .member("title", asked.title())
                .member("level", asked.level().name())
                .member("clauses", asked.clauses())
                .member("modes", asked.modes())
                .member("procedure", asked.procedure())
                .member("verdict", word(reported.verdict()))
                .member("opportunities", reported.opportunities())
                .member("violations", reported.violations())
                .member("baseline", word(reported.baseline()));
        course(json, reported.course());
        json.name("evidence").beginArray();
        reported.evidence().forEach(seen -> evidence(json, seen));
        json.endArray().name("log").beginArray();
        reported.excerpt().forEach(line -> line(json, line));
        return json.endArray().endObject().toString();
    }

    private static void course(JsonText json, Course course) {
        json.name("connection")
                .beginObject()
                .member("how", word(course.ending().how()))
                .member("detail", course.ending().detail())
                .endObject();
        json.member("flaky", course.flaky()).member("notes", course.notes());
        json.name("attempts").beginArray();
        course.attempts()
                .forEach(attempt -> json.beginObject()
                        .member("part", attempt.part())
                        .member("again", attempt.again())
                        .member("from", attempt.from())
                        .member("to", attempt.to())
                        .member("nanos", attempt.nanos())
                        .member("verdict", word(attempt.verdict()))
                        .endObject());
        json.endArray();
    }

    private static void evidence(JsonText json, Evidence seen) {
        json.beginObject()
                .member("n", seen.number())
                .member("t", seen.nanos())
                .member("c", seen.connection())
                .member("verdict", word(seen.verdict()))
                .member("message", seen.message())
                .endObject();
    }

    private static void line(JsonText json, LogLine line) {
        json.beginObject()
                .member("n", line.number())
                .member("t", line.nanos())
                .member("c", line.connection())
                .member("k", line.kind().word());
        if (line.direction() != null) {
            json.member("dir", word(line.direction()));
        }
        json.member(line.base64() ? "base64" : "text", line.text());
        if (line.bytes() > 0) {
            json.member("bytes", line.bytes());
        }
        json.endObject();
    }

    /** The words of the form and what they stand for. */
    static final class Words {
        static final Map<String, Verdict> VERDICTS = of(Verdict.values());
        static final Map<String, Role> ROLES = of(Role.values());
        static final Map<String, Direction> DIRECTIONS = of(Direction.values());
        static final Map<String, BaselineState> STATES = of(BaselineState.values());
        static final Map<String, LogLine.Kind> KINDS = of(LogLine.Kind.values());
        static final Map<String, Course.Ending.How> ENDINGS = of(Course.Ending.How.values());
        static final Map<String, Level> LEVELS =
                List.of(Level.values()).stream().collect(toMap(Level::name, level -> level));

        private Words() {}

        private static <E extends Enum<E>> Map<String, E> of(E[] values) {
            return List.of(values).stream().collect(toMap(JsonReport::word, value -> value));
        }
    }
}
