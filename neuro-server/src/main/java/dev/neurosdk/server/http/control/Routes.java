package dev.neurosdk.server.http.control;

import dev.neurosdk.server.http.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything that can be asked for, the same for a connection and for a game by its name. Immutable. */
final class Routes {

    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> TEXT = Set.of("application/json", "text/plain");

    private final List<Route> routes;

    Routes(Served served) {
        Targets targets = new Targets(served.sessions());
        Reading reading = new Reading(served, targets);
        Pausing pausing = new Pausing(served.sessions(), targets);
        List<Route> all = new ArrayList<>();
        all.add(new Route("GET", "/openapi.json", NOTHING, NOTHING, call -> OpenApi.reply()));
        all.add(new Route("GET", "/status", NOTHING, NOTHING, reading::status));
        all.add(new Route("GET", "/findings", NOTHING, NOTHING, reading::findings));
        all.add(new Route("GET", "/sessions", NOTHING, NOTHING, reading::sessions));
        all.add(new Route("GET", "/games", NOTHING, NOTHING, reading::games));
        all.add(new Route("GET", "/sessions/{session}", NOTHING, NOTHING, reading::session));
        all.add(new Route("GET", "/games/{game}", Set.of("session"), NOTHING, reading::game));
        Speaking speaking = new Speaking(served.speech());
        all.add(new Route("POST", "/speech", Set.of("timeout"), JSON, speaking::say));
        all.add(new Route("DELETE", "/speech", NOTHING, NOTHING, speaking::cancel));
        all.add(new Route("POST", "/pause", NOTHING, NOTHING, pausing::pauseAll));
        all.add(new Route("DELETE", "/pause", NOTHING, NOTHING, pausing::resumeAll));
        addToGames(all, "/sessions/{session}", "game", targets);
        addToGames(all, "/games/{game}", "session", targets);
        addToSessions(all, "/sessions/{session}", NOTHING, targets, pausing);
        addToSessions(all, "/games/{game}", Set.of("session"), targets, pausing);
        routes = List.copyOf(all);
    }

    /** What is said to a game, which a connection may have several of. */
    private static void addToGames(List<Route> all, String at, String other, Targets targets) {
        Acting acting = new Acting(targets);
        Telling telling = new Telling(targets);
        Leaving leaving = new Leaving(targets);
        all.add(new Route("POST", at + "/actions/{action}", Set.of(other, "timeout", "unchecked"), JSON, acting::act));
        all.add(new Route("POST", at + "/reregister", Set.of(other), NOTHING, telling::reregister));
        all.add(new Route("POST", at + "/speech_finished", Set.of(other), JSON, telling::speechFinished));
        all.add(new Route("POST", at + "/shutdown", Set.of(other, "timeout", "immediate"), NOTHING, leaving::shutDown));
        all.add(new Route("DELETE", at + "/shutdown", Set.of(other), NOTHING, leaving::cancel));
    }

    /** What is done to a connection. */
    private static void addToSessions(List<Route> all, String at, Set<String> which, Targets targets, Pausing pausing) {
        Answering answering = new Answering(targets);
        Set<String> how = new HashSet<>(which);
        how.addAll(Set.of("timeout", "unchecked"));
        all.add(new Route("POST", at + "/messages", which, TEXT, new Telling(targets)::message));
        all.add(new Route("POST", at + "/forces/{force}/actions/{action}", Set.copyOf(how), JSON, answering::answer));
        all.add(new Route("DELETE", at + "/forces/{force}", which, NOTHING, answering::decline));
        all.add(new Route("POST", at + "/pause", which, NOTHING, pausing::pause));
        all.add(new Route("DELETE", at + "/pause", which, NOTHING, pausing::resume));
    }

    /** A route, and the parts of the path that led to it. */
    record Match(Route route, Map<String, String> parts) {}

    List<Route> all() {
        return routes;
    }

    /** Finds the route, or refuses with 404 or 405. */
    Match find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        Set<String> others = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> parts = route.match(path);
            if (parts != null && route.method().equals(asked)) {
                return new Match(route, parts);
            }
            if (parts != null) {
                others.add(route.method());
            }
        }
        if (others.isEmpty()) {
            throw new Refusal(
                    404,
                    "unknown-path",
                    "There is nothing at this path: see " + ControlApi.BASE + "/openapi.json for what there is.");
        }
        throw Refusal.wrongMethod(String.join(", ", others));
    }
}
