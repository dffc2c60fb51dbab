package dev.neurosdk.cli.console;

import java.util.List;

/**
 * What a line is wanted for. Immutable.
 *
 * @param prompt what stands before the line on a terminal
 * @param command whether it is a command, to be remembered; otherwise the answer to a question
 * @param choices what can be completed to, where it is an answer; copied
 */
record Ask(String prompt, boolean command, List<String> choices) {

    Ask {
        choices = List.copyOf(choices);
    }

    static Ask command(String prompt) {
        return new Ask(prompt, true, List.of());
    }

    static Ask answer(String prompt, List<String> choices) {
        return new Ask(prompt, false, choices);
    }
}
