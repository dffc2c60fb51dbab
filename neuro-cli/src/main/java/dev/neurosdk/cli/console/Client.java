package dev.neurosdk.cli.console;

import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Game;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A game under the id that the operator types: the number of its connection, with the place after a dot where several games
 * share the connection. Immutable.
 */
record Client(String id, Game game) {

    static List<Client> of(List<Game> games) {
        Map<Long, List<Game>> connections = new TreeMap<>();
        for (Game game : games) {
            connections
                    .computeIfAbsent(game.session().number(), number -> new ArrayList<>())
                    .add(game);
        }
        List<Client> clients = new ArrayList<>();
        connections.forEach((number, sharing) -> {
            for (int place = 1; place <= sharing.size(); place++) {
                String id = sharing.size() == 1 ? number.toString() : number + "." + place;
                clients.add(new Client(id, sharing.get(place - 1)));
            }
        });
        return clients;
    }

    Optional<ActionOffer> action(String name) {
        return game.actions().stream()
                .filter(offer -> offer.name().equals(name))
                .findFirst();
    }
}
