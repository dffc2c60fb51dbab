package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Frame;
import dev.neurosdk.benchmarks.wire.Template;

/** What one game can say, under a name of its own: there are servers that tell games apart by nothing else. Immutable. */
final class Words {

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

    private final String game;

    /** The words of one of many games. */
    Words(int number) {
        this.game = "\"game\":\"Star Harbour " + number + "\"";
    }

    Frame startup() {
        return Frame.text("{\"command\":\"startup\"," + game + "}");
    }

    Frame context() {
        return message("context", """
                {"message":"The storm has passed. Your ship drifts near the third moon with two damaged engines and a crew \
                of five; the harbour master offers a berth for 40 credits, payable on arrival.","silent":true}""");
    }

    Frame oneAction() {
        return register(COURSE);
    }

    Frame threeActions() {
        return register(COURSE + "," + WAIT + "," + CREW);
    }

    /** Leaves one of three actions. */
    Frame unregister() {
        return message("actions/unregister", "{\"action_names\":[\"wait\",\"send_crew\"]}");
    }

    Frame force() {
        return force("low");
    }

    Frame urgentForce() {
        return force("high");
    }

    /** The result of a call; keeps the last one made. */
    Template result() {
        return new Template(
                "{\"command\":\"action/result\"," + game + ",\"data\":{\"id\":\"",
                "\",\"success\":true,\"message\":\"Done.\"}}");
    }

    private Frame register(String actions) {
        return message("actions/register", "{\"actions\":[" + actions + "]}");
    }

    private Frame force(String priority) {
        return message(
                "actions/force",
                "{\"state\":\"Night, a light to the north.\",\"query\":\"Where to?\",\"ephemeral_context\":true,"
                        + "\"priority\":\"" + priority + "\",\"action_names\":[\"set_course\"]}");
    }

    private Frame message(String command, String data) {
        return Frame.text("{\"command\":\"" + command + "\"," + game + ",\"data\":" + data + "}");
    }
}
