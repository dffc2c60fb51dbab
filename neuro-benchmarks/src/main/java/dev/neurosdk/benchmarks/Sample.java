package dev.neurosdk.benchmarks;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import java.util.List;

/** A message of a usual size, as a game sends it. Immutable. */
public enum Sample {
    /** A line of context, about 260 bytes. */
    CONTEXT(new GameMessage.Context(
            Sample.GAME,
            "The storm has passed. Your ship drifts near the third moon with two damaged engines and a crew of five; "
                    + "the harbour master offers a berth for 40 credits, payable on arrival.",
            false)),

    /** Five actions with schemas, about 2 kilobytes. */
    REGISTER(new GameMessage.RegisterActions(
            Sample.GAME,
            List.of(
                    new ActionDefinition(
                            "set_course",
                            "Set a course to a place on the chart, by name or by its position.",
                            Sample.COURSE),
                    new ActionDefinition(
                            "buy_goods",
                            "Buy goods from the market of the harbour you are in. Prices are in the latest market report; what the hold cannot take is sent back.",
                            Sample.PURCHASE),
                    new ActionDefinition(
                            "send_crew",
                            "Send members of the crew to work somewhere on the ship until told otherwise.",
                            Sample.CREW),
                    new ActionDefinition(
                            "send_message",
                            "Send a message by radio. Everybody on that channel hears it.",
                            Sample.MESSAGE),
                    new ActionDefinition("pay_berth", "Pay for the berth that was offered.", Sample.PAYMENT)))),

    /** The result of an action, about 300 bytes. */
    RESULT(new GameMessage.ActionResult(
            Sample.GAME,
            "7c1e9b52-0f0a-4f7e-9a53-2d2b9a8f6c11",
            true,
            "Course set to \"Amber Reach\". You arrive in three days if the engines hold; the second engine runs hot "
                    + "and needs someone of the crew before the first evening, or you lose a day."));

    /** Which game plays. */
    static final String GAME = "Star Harbour";

    /** A schema with a choice, a nested object and bounds, about 500 bytes. */
    static final String COURSE = """
            {"type":"object","properties":{\
            "place":{"type":"string","enum":["Amber Reach","Third Moon","Old Relay","Glass Harbour","The Shallows"]},\
            "position":{"type":"object","properties":{\
            "x":{"type":"integer","minimum":0,"maximum":4000},"y":{"type":"integer","minimum":0,"maximum":4000}},\
            "required":["x","y"]},\
            "speed":{"type":"number","minimum":0.1,"maximum":1},\
            "stealth":{"type":"boolean"}},"required":["place","speed"]}""";

    /** A schema with an array of objects. */
    static final String PURCHASE = """
            {"type":"object","properties":{\
            "goods":{"type":"array","minItems":1,"maxItems":8,"items":{"type":"object","properties":{\
            "name":{"type":"string","enum":["water","grain","fuel","medicine","spare parts"]},\
            "amount":{"type":"integer","minimum":1,"maximum":99}},"required":["name","amount"]}},\
            "budget":{"type":"integer","minimum":0}},"required":["goods"]}""";

    /** A schema with a set of choices. */
    static final String CREW = """
            {"type":"object","properties":{\
            "members":{"type":"array","minItems":1,"maxItems":5,"items":{"enum":["Ada","Bo","Cleo","Dar","Eli"]}},\
            "task":{"enum":["repair","navigate","cook","rest"]}},"required":["members","task"]}""";

    /** A schema with text and a pattern. */
    static final String MESSAGE = """
            {"type":"object","properties":{\
            "channel":{"type":"string","pattern":"^[a-z]{2,8}-[0-9]{1,3}$"},\
            "text":{"type":"string","minLength":1,"maxLength":200}},"required":["channel","text"]}""";

    /** The smallest schema that asks for something. */
    static final String PAYMENT = """
            {"type":"object","properties":{"credits":{"type":"integer","minimum":1}},"required":["credits"]}""";

    @SuppressWarnings("ImmutableEnumChecker") // every message is immutable
    private final GameMessage message;

    private final String text;

    Sample(GameMessage message) {
        this.message = message;
        this.text = MessageEncoder.encode(message);
    }

    /** The message. */
    GameMessage message() {
        return message;
    }

    /** The message on the wire. */
    String text() {
        return text;
    }
}
