package dev.neurosdk.testkit.scenario;

import dev.neurosdk.testkit.recording.LogEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words a result. */
record ResultText(ScenarioResult result) implements Outcome.Visitor<String> {

    private static final int SHOWN_MESSAGES = 12;
    private static final int SHOWN_CHARACTERS = 240;

    @Override
    public String passed(Outcome.Passed passed) {
        return "passed: " + result.scenario().name();
    }

    @Override
    public String failed(Outcome.Failed failed) {
        return "failed: " + result.scenario().name() + " (seed " + result.seed() + ", edition " + result.edition()
                + ")\n"
                + "  " + where(failed.step(), failed.place()) + "  " + failed.did() + '\n'
                + "  expected  " + indented(failed.expected()) + '\n'
                + "  actual    " + indented(failed.actual()) + '\n'
                + conversation();
    }

    @Override
    public String notReached(Outcome.NotReached notReached) {
        String where = notReached.step() == null ? "" : where(notReached.step(), notReached.place()) + "  ";
        return "not reached: " + result.scenario().name() + "\n  " + where + notReached.reason();
    }

    @Override
    public String unreachable(Outcome.Unreachable unreachable) {
        return "unreachable: " + result.scenario().name() + "\n  " + unreachable.reason();
    }

    private static String where(StepPath step, @Nullable Place place) {
        return (place == null ? "" : place + "  ") + "step " + step;
    }

    private static String indented(String text) {
        return text.replace("\n", "\n            ");
    }

    private String conversation() {
        List<LogEntry.Message> messages = result.entries().stream()
                .filter(LogEntry.Message.class::isInstance)
                .map(LogEntry.Message.class::cast)
                .toList();
        int skipped = Math.max(0, messages.size() - SHOWN_MESSAGES);
        return "  the last " + (messages.size() - skipped) + " of " + messages.size() + " messages"
                + messages.stream().skip(skipped).map(this::line).collect(Collectors.joining("\n    ", "\n    ", ""));
    }

    private String line(LogEntry.Message message) {
        String arrow = message.direction() == result.scenario().role().own() ? "->" : "<-";
        String text =
                message.opcode() == LogEntry.Opcode.TEXT ? message.text() : message.payload().length + " bytes, binary";
        String shown = text.replace("\n", "\\n");
        return String.format(
                        Locale.ROOT, "%8.3f #%d %s ", (message.nanos() - start()) / 1e9, message.connection(), arrow)
                + (shown.length() <= SHOWN_CHARACTERS ? shown : shown.substring(0, SHOWN_CHARACTERS) + "...");
    }

    private long start() {
        return result.entries().get(0).nanos();
    }
}
