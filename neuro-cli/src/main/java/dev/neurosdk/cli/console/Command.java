package dev.neurosdk.cli.console;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that the operator can have done. Immutable.
 *
 * @param name the word that stands for it
 * @param usage how to write it
 * @param help what it does
 * @param completion the candidates for the words after the name
 * @param run does it, given the rest of the line
 */
record Command(String name, String usage, String help, Completion completion, Consumer<String> run) {

    static Command of(String name, String usage, String help, Consumer<String> run) {
        return new Command(name, usage, help, words -> List.of(), run);
    }

    Command completedBy(Completion value) {
        return new Command(name, usage, help, value, run);
    }

    /** The first word of a line, and what follows it. */
    record Split(String word, String rest) {
        static Split of(String line) {
            String text = line.strip();
            int blank = 0;
            while (blank < text.length() && !Character.isWhitespace(text.charAt(blank))) {
                blank++;
            }
            return new Split(text.substring(0, blank), text.substring(blank).strip());
        }
    }
}
