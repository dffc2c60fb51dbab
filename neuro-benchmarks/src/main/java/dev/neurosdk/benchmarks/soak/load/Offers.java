package dev.neurosdk.benchmarks.soak.load;

import dev.neurosdk.protocol.message.ActionDefinition;

/** The three actions that every game here has: without a schema, with a small one, with a middling one. */
final class Offers {

    static final ActionDefinition LOOK = new ActionDefinition("look_around", "Describe the surroundings.");
    static final ActionDefinition SAIL = new ActionDefinition("set_course", "Sail to another harbour.", """
            {"type":"object","properties":{"harbour":{"type":"string","enum":["north","south","lagoon"]}},\
            "required":["harbour"]}""");
    static final ActionDefinition BUY = new ActionDefinition("buy", "Buy goods at the market of this harbour.", """
            {"type":"object","properties":{"goods":{"type":"string","enum":["rope","salt","tea","tin"]},\
            "amount":{"type":"integer","minimum":1,"maximum":99},"haggle":{"type":"boolean"},\
            "note":{"type":"string","maxLength":80}},"required":["goods","amount"]}""");

    private static final ActionDefinition[] ALL = {LOOK, SAIL, BUY};

    private Offers() {}

    static ActionDefinition[] all() {
        return ALL.clone();
    }

    static String[] names() {
        return new String[] {LOOK.name(), SAIL.name(), BUY.name()};
    }
}
