package dev.neurosdk.cli.scenario;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.testkit.scenario.Outcome;
import dev.neurosdk.testkit.scenario.Place;
import dev.neurosdk.testkit.scenario.StepPath;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results as one JSON object: the settings, one object for each run, and {@code "complete":true} at its end. */
final class JsonReport {

    private static final int VERSION = 1;

    private JsonReport() {}

    static String of(List<Run> runs, RunOptions options) {
        JsonText json = new JsonText()
                .beginObject()
                .member("v", VERSION)
                .member("edition", options.edition().id())
                .member("seed", options.seed())
                .name("scenarios")
                .beginArray();
        runs.forEach(run -> run(json, run));
        return json.endArray().member("complete", true).endObject().toString();
    }

    private static void run(JsonText json, Run run) {
        json.beginObject()
                .member("scenario", run.result().scenario().name())
                .member("file", run.file().toString())
                .member("role", run.result().scenario().role().word())
                .member("outcome", run.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .member("millis", run.result().took().toMillis());
        run.result().outcome().accept(new Details(json));
        json.name("findings").beginArray();
        run.result()
                .findings()
                .forEach(finding -> json.beginObject()
                        .member("rule", finding.violation().rule().id())
                        .member("clause", finding.violation().clause().id())
                        .member("level", finding.violation().level().name())
                        .member("message", finding.violation().message())
                        .endObject());
        json.endArray().endObject();
    }

    /** What only some outcomes have. */
    private record Details(JsonText json) implements Outcome.Visitor<JsonText> {
        @Override
        public JsonText passed(Outcome.Passed passed) {
            return json;
        }

        @Override
        public JsonText failed(Outcome.Failed failed) {
            return where(failed.step(), failed.place())
                    .member("did", failed.did())
                    .member("expected", failed.expected())
                    .member("actual", failed.actual());
        }

        @Override
        public JsonText notReached(Outcome.NotReached notReached) {
            return where(notReached.step(), notReached.place()).member("reason", notReached.reason());
        }

        @Override
        public JsonText unreachable(Outcome.Unreachable unreachable) {
            return json.member("reason", unreachable.reason());
        }

        private JsonText where(@Nullable StepPath step, @Nullable Place place) {
            if (step != null) {
                json.member("step", step.toString());
            }
            return place == null ? json : json.member("line", place.line()).member("column", place.column());
        }
    }
}
