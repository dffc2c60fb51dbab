package dev.neurosdk.cli.console;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.DataForm;
import dev.neurosdk.protocol.schema.FilledForm;
import dev.neurosdk.protocol.schema.FormField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for an action's data, property by property. Confined to the thread that asks. */
final class DataDialog {

    private static final String SKIP = "!";
    private static final String LEAVE = "!!";
    private static final int MAX_CHOICES = 30;

    private final Prompts prompts;
    private final Texts texts;
    private final Consumer<String> out;

    DataDialog(Prompts prompts, Texts texts, Consumer<String> out) {
        this.prompts = prompts;
        this.texts = texts;
        this.out = out;
    }

    /** What came of asking. */
    sealed interface Outcome {
        /** The data fits; null for none. */
        record Filled(@Nullable String json) implements Outcome {}

        /** The operator does not want to, or need not any more. */
        record Left() implements Outcome {}
    }

    Outcome fill(ActionSchema schema) {
        DataForm form = DataForm.of(schema);
        FilledForm filled = form.fill();
        List<FormField> open = form.fields();
        if (!open.isEmpty()) {
            out.accept(texts.note("Enter or ! skips what is optional, !! leaves"));
        }
        do {
            if (!askAll(open, filled)) {
                return new Outcome.Left();
            }
            List<Violation> problems = filled.problems();
            if (!problems.isEmpty()) {
                out.accept(texts.problems(problems));
            }
            open = concerned(form.fields(), problems);
        } while (!open.isEmpty());
        return new Outcome.Filled(filled.json());
    }

    /** The fields that problems point at; all of them where the problems are about the whole. */
    private static List<FormField> concerned(List<FormField> fields, List<Violation> problems) {
        List<FormField> named = new ArrayList<>();
        for (FormField field : fields) {
            String below = field.pointer() + "/";
            if (problems.stream().anyMatch(problem -> (problem.pointer() + "/").startsWith(below))) {
                named.add(field);
            }
        }
        return named.isEmpty() && !problems.isEmpty() ? fields : named;
    }

    /** Whether every question was dealt with. */
    private boolean askAll(List<FormField> fields, FilledForm filled) {
        for (FormField field : fields) {
            List<FormField> parts = field.parts();
            boolean answered = (field.required() && !parts.isEmpty()) ? askAll(parts, filled) : ask(field, filled);
            if (!answered) {
                return false;
            }
        }
        return true;
    }

    private boolean ask(FormField field, FilledForm filled) {
        out.accept(question(field));
        String prompt = "  " + label(field) + "> ";
        Ask ask = Ask.answer(
                prompt, field.choices().stream().map(DataDialog::plain).toList());
        while (true) {
            Optional<String> typed = prompts.answer(ask).map(String::strip);
            if (typed.isEmpty() || typed.get().equals(LEAVE)) {
                return false;
            }
            String text = typed.get();
            if (!field.parts().isEmpty() && (text.equals("y") || text.equals("yes"))) {
                return askAll(field.parts(), filled);
            }
            if (isTaken(field, text, filled)) {
                return true;
            }
        }
    }

    private boolean isTaken(FormField field, String text, FilledForm filled) {
        String preset = field.preset();
        boolean skipped = text.isEmpty() || text.equals(SKIP);
        if (skipped && !field.required()) {
            return true;
        }
        if (skipped && preset == null) {
            out.accept(texts.wrong(label(field) + " is needed" + (text.isEmpty() ? "; \"\" is an empty text" : "")));
            return false;
        }
        List<Violation> problems = filled.answer(field, skipped && preset != null ? preset : text);
        if (!problems.isEmpty()) {
            out.accept(texts.problems(problems));
        }
        return problems.isEmpty();
    }

    private String question(FormField field) {
        StringBuilder text = new StringBuilder("  ");
        text.append(label(field)).append(": ").append(texts.line(wanted(field), 500));
        text.append(field.required() ? " (required)" : " (optional)");
        if (!field.parts().isEmpty()) {
            text.append("; y fills it in, or JSON");
        }
        if (field.preset() != null) {
            text.append(field.required() ? "; Enter takes " : "; the game's default is ")
                    .append(texts.line(field.preset(), 80));
        }
        if (!field.examples().isEmpty()) {
            text.append("; for example ").append(texts.line(String.join(", ", field.examples()), 200));
        }
        if (field.description() != null) {
            text.append(System.lineSeparator()).append("  ").append(texts.note(texts.line(field.description(), 500)));
        }
        return text.toString();
    }

    private static String wanted(FormField field) {
        List<String> choices = field.choices();
        if (choices.isEmpty()) {
            return field.wanted();
        }
        boolean placed = choices.stream().noneMatch(DataDialog::isNumber);
        List<String> shown = new ArrayList<>();
        for (int place = 1; place <= Math.min(choices.size(), MAX_CHOICES); place++) {
            shown.add((placed ? place + ") " : "") + plain(choices.get(place - 1)));
        }
        String more = choices.size() > MAX_CHOICES ? " and " + (choices.size() - MAX_CHOICES) + " more" : "";
        return "one of " + String.join(", ", shown) + more;
    }

    private static boolean isNumber(String json) {
        return json.charAt(0) == '-' || Character.isDigit(json.charAt(0));
    }

    /** A text without its quotation marks, where it can be typed so. */
    private static String plain(String json) {
        boolean simple = json.startsWith("\"") && json.indexOf('\\') < 0;
        return simple ? json.substring(1, json.length() - 1) : json;
    }

    private static String label(FormField field) {
        return field.name().isEmpty() ? "JSON" : HarmlessText.fit(field.name(), 40, "");
    }
}
