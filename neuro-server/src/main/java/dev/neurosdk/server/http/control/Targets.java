package dev.neurosdk.server.http.control;

import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.Sessions;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the connection or the game that a request is about, or refuses. Thread-safe. */
final class Targets {

    private final Sessions sessions;

    Targets(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The connection, which need not have a game yet when its number is given. */
    Session session(Call call) {
        String number = call.either("session");
        return numbered(number == null ? game(call).session().number() : number(number));
    }

    Game game(Call call) {
        String name = call.either("game");
        List<Game> games = games(call.either("session")).stream()
                .filter(game -> name == null || game.name().equals(name))
                .toList();
        if (games.isEmpty()) {
            throw new Refusal(
                    404,
                    "unknown-game",
                    "No connected game goes by that: see " + ControlApi.BASE + "/games for those that are there.");
        }
        if (games.size() > 1) {
            throw ambiguous(name, games);
        }
        return games.get(0);
    }

    private List<Game> games(@Nullable String session) {
        return session == null ? sessions.games() : numbered(number(session)).games();
    }

    private Session numbered(long number) {
        Session session = sessions.find(number);
        if (session == null) {
            throw new Refusal(
                    404,
                    "unknown-session",
                    "There is no connection of that number, or no longer: see " + ControlApi.BASE
                            + "/sessions for those that are there.");
        }
        return session;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal(
                    404, "unknown-session", "A connection goes by its number: see " + ControlApi.BASE + "/sessions.");
        }
    }

    private static Refusal ambiguous(@Nullable String name, List<Game> games) {
        if (name == null) {
            String names = games.stream().map(Game::name).limit(20).collect(Collectors.joining(", "));
            return new Refusal(
                    409, "ambiguous", "Several games speak on that connection: add ?game= and one of " + names + ".");
        }
        String numbers = games.stream()
                .map(game -> String.valueOf(game.session().number()))
                .limit(20)
                .collect(Collectors.joining(", "));
        return new Refusal(
                409,
                "ambiguous",
                "Several connections have a game of that name: add ?session= and one of " + numbers + ".");
    }
}
