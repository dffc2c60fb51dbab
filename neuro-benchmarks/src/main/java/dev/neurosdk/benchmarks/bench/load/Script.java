package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Frame;
import dev.neurosdk.benchmarks.wire.Template;
import java.util.List;

/**
 * What a game says, as ready-made frames. Immutable.
 *
 * @param prologue what it says first
 * @param steps what it says then, again and again; each ends with one force, whose action says that all has been read
 */
record Script(Frame prologue, List<Step> steps) {

    private static final String GAME = "\"game\":\"Star Harbour\"";
    private static final String COURSE = """
            {"name":"set_course","description":"Set a course.","schema":{"type":"object","properties":\
            {"place":{"type":"string","enum":["Amber Reach","Third Moon","Old Relay"]},\
            "speed":{"type":"integer","minimum":1,"maximum":9}},"required":["place","speed"]}}""";
    private static final String WAIT = """
            {"name":"wait","description":"Wait for the tide."}""";
    private static final String CREW = """
            {"name":"send_crew","description":"Send members of the crew to work somewhere on the ship.",\
            "schema":{"type":"object","properties":{"members":{"type":"array","minItems":1,"maxItems":5,\
            "items":{"enum":["Ada","Bo","Cleo","Dar","Eli"]}},"task":{"enum":["repair","navigate","cook","rest"]}},\
            "required":["members","task"]}}""";

    private static final Frame STARTUP = Frame.text("{\"command\":\"startup\"," + GAME + "}");
    private static final Frame CONTEXT = message("context", """
            {"message":"The storm has passed. Your ship drifts near the third moon with two damaged engines and a crew of \
            five; the harbour master offers a berth for 40 credits, payable on arrival.","silent":true}""");
    private static final Frame ONE_ACTION = register(COURSE);
    private static final Frame THREE_ACTIONS = register(COURSE + "," + WAIT + "," + CREW);
    private static final Frame UNREGISTER =
            message("actions/unregister", "{\"action_names\":[\"wait\",\"send_crew\"]}");
    private static final Frame FORCE = force("low");
    private static final Frame URGENT = force("high");

    /**
     * A part of the play.
     *
     * @param frame what is sent
     * @param units how much that counts
     */
    record Step(Frame frame, int units) {}

    /** Copies the list. */
    Script {
        steps = List.copyOf(steps);
    }

    /** The result of a call. Not shared, because it keeps the last one it made. */
    static Template result() {
        return new Template(
                "{\"command\":\"action/result\"," + GAME + ",\"data\":{\"id\":\"",
                "\",\"success\":true,\"message\":\"Done.\"}}");
    }

    /** Nothing but forces; a unit is a round trip. */
    static Script forces() {
        return new Script(Frame.all(STARTUP, ONE_ACTION), List.of(new Step(FORCE, 1)));
    }

    /** Context, and now and then a force; a unit is a context message. */
    static Script contexts(int batch) {
        return new Script(
                Frame.all(STARTUP, ONE_ACTION), List.of(new Step(Frame.all(CONTEXT.times(batch), FORCE), batch)));
    }

    /** Three actions, registered again and again, and now and then a force; a unit is a registration. */
    static Script registrations(int batch) {
        return new Script(
                Frame.all(STARTUP, THREE_ACTIONS),
                List.of(new Step(Frame.all(THREE_ACTIONS.times(batch), FORCE), batch)));
    }

    /** A bit of everything; a unit is a message of the game, without the results. */
    static Script mixed() {
        return new Script(
                Frame.all(STARTUP, THREE_ACTIONS),
                List.of(
                        new Step(FORCE, 1),
                        new Step(Frame.all(CONTEXT, FORCE), 2),
                        new Step(Frame.all(CONTEXT.times(4), URGENT), 5),
                        new Step(FORCE, 1),
                        new Step(Frame.all(UNREGISTER, CONTEXT, FORCE), 3),
                        new Step(Frame.all(THREE_ACTIONS, CONTEXT.times(2), FORCE), 4)));
    }

    /** A game that has introduced itself and does nothing. */
    static Script idle() {
        return new Script(Frame.all(STARTUP, THREE_ACTIONS), List.of());
    }

    /** Everything that earns messages without reading any: a fresh start, an action, a force. */
    static Frame nagging() {
        return Frame.all(STARTUP, ONE_ACTION, FORCE);
    }

    private static Frame register(String actions) {
        return message("actions/register", "{\"actions\":[" + actions + "]}");
    }

    private static Frame force(String priority) {
        return message(
                "actions/force",
                "{\"state\":\"Night, a light to the north.\",\"query\":\"Where to?\",\"ephemeral_context\":true,"
                        + "\"priority\":\"" + priority + "\",\"action_names\":[\"set_course\"]}");
    }

    private static Frame message(String command, String data) {
        return Frame.text("{\"command\":\"" + command + "\"," + GAME + ",\"data\":" + data + "}");
    }
}
