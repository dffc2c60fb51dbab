package dev.neurosdk.cli.console;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.DataForm;
import dev.neurosdk.protocol.schema.FormField;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.ManualQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the console shows games, actions and questions. Immutable.
 *
 * @param style what the terminal can show
 * @param columns how wide it is
 */
record Texts(Style style, int columns) {

    private static final int NAME_COLUMNS = 40;
    private static final int HINT_COLUMNS = 60;
    private static final int MAX_OPTIONS = 100;
    private static final int MAX_FAILURES = 5;

    /** A peer's text in one line. */
    String line(String text, int width) {
        return HarmlessText.fit(text, width, style.sign(Sign.MORE));
    }

    String name(String text) {
        return line(text, NAME_COLUMNS);
    }

    /** Something that went wrong. */
    String wrong(String text) {
        return style.paint(Paint.RED, style.sign(Sign.BAD) + " " + text);
    }

    /** Something that is good to know. */
    String note(String text) {
        return style.paint(Paint.DIM, text);
    }

    String good(String text) {
        return style.paint(Paint.GREEN, style.sign(Sign.GOOD) + " " + text);
    }

    /** A game by connection and name. */
    String who(long connection, String game) {
        return style.paint(Paint.distinct(connection), "#" + connection + " " + name(game));
    }

    String who(DecisionRequest request) {
        return who(request.session().number(), request.game());
    }

    /** Which parameters an action takes; the optional ones in brackets, empty for none. */
    String parameters(ActionSchema schema) {
        List<FormField> fields = DataForm.of(schema).fields();
        String hint = fields.stream()
                .map(field -> {
                    String name = field.name().isEmpty() ? "JSON" : field.name();
                    return field.required() ? name : "[" + name + "]";
                })
                .collect(Collectors.joining(" "));
        return line(hint, HINT_COLUMNS);
    }

    /** An action in one line. */
    String action(String mark, ActionOffer offer) {
        String hint = parameters(offer.schema());
        String head = mark + name(offer.name()) + (hint.isEmpty() ? "" : " ");
        int left = columns - HarmlessText.columns(head + hint) - 2;
        return mark + style.paint(Paint.BOLD, name(offer.name()))
                + (hint.isEmpty() ? "" : " " + style.paint(Paint.CYAN, hint)) + "  "
                + line(offer.description(), Math.max(left, HINT_COLUMNS));
    }

    /** What does not fit, one line each. */
    String problems(List<Violation> problems) {
        return problems.stream()
                .map(problem -> wrong((problem.pointer().isEmpty() ? "" : name(problem.pointer()) + ": ")
                        + "expected " + line(problem.expected(), 4 * columns) + ", was "
                        + line(problem.actual(), 2 * columns)))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** A forced choice with everything that the game said about it. */
    String question(ManualQuestion question) {
        DecisionRequest request = question.request();
        List<String> lines = new ArrayList<>();
        lines.add(style.paint(Paint.BOLD, "? ")
                + who(request)
                + style.paint(Paint.BOLD, " wants a choice")
                + circumstances(request));
        paragraphs("", request.query(), lines);
        if (request.state() != null) {
            paragraphs(note("state "), request.state(), lines);
        }
        failures(request.earlierFailures(), lines);
        List<ActionOffer> offers = request.actions();
        for (int place = 1; place <= Math.min(offers.size(), MAX_OPTIONS); place++) {
            lines.add(action("  " + place + ") ", offers.get(place - 1)));
        }
        if (offers.size() > MAX_OPTIONS) {
            lines.add(note("  and " + (offers.size() - MAX_OPTIONS) + " more"));
        }
        lines.add(note("  a number chooses, decline ends it without a choice"));
        return String.join(System.lineSeparator(), lines);
    }

    /** A forced choice in one line. */
    String brief(ManualQuestion question) {
        DecisionRequest request = question.request();
        return who(request) + circumstances(request) + "  " + line(request.query(), columns / 2) + "  "
                + note(line(
                        request.actions().stream().map(ActionOffer::name).collect(Collectors.joining(", ")),
                        columns / 2));
    }

    private void failures(List<String> failures, List<String> lines) {
        int first = Math.max(0, failures.size() - MAX_FAILURES);
        for (int attempt = first; attempt < failures.size(); attempt++) {
            String label = style.paint(Paint.YELLOW, "attempt " + (attempt + 1) + " failed: ");
            paragraphs(label, failures.get(attempt), lines);
        }
    }

    private String circumstances(DecisionRequest request) {
        List<String> notes = new ArrayList<>();
        if (request.priority() != ForcePriority.LOW) {
            notes.add("priority " + request.priority().wire());
        }
        if (request.attempt() > 1) {
            notes.add("attempt " + request.attempt());
        }
        if (request.ephemeral()) {
            notes.add("forgotten afterwards");
        }
        return notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")";
    }

    private void paragraphs(String label, String text, List<String> lines) {
        String indent = "  ";
        for (String part : Paragraphs.of(text, columns - indent.length() - 20, style.sign(Sign.MORE))) {
            lines.add(indent + label + part);
            label = "";
        }
    }
}
