package dev.neurosdk.cli.console;

import dev.neurosdk.server.decider.ActionOffer;
import java.util.List;

/** What the next word of a command may be. */
interface Completion {

    /** The candidates for the word after those given. */
    List<String> of(List<String> words);

    /** The names of actions. */
    static List<String> names(List<ActionOffer> offers) {
        return offers.stream().map(ActionOffer::name).toList();
    }
}
