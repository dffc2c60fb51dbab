package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.game.GameProfile.Route;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the game into situations: by waiting, by answering its forces, and by the routes of the profile, which are commands,
 * a message to a cooperating build, and a person. Confined to one thread.
 */
final class Guide {

    /** How many forces in a row are answered for nothing. */
    private static final int FRUITLESS = 8;

    private final GameCheck.Settings settings;
    private final GameBench bench;
    private final Agenda agenda;
    private final Deque<Route> routes;
    private final Deque<Situation> asked = new ArrayDeque<>();
    private int fruitless;

    Guide(GameCheck.Settings settings, GameBench bench, Agenda agenda) {
        this.settings = settings;
        this.bench = bench;
        this.agenda = agenda;
        this.routes = new ArrayDeque<>(settings.profile().routes());
    }

    void wasUseful() {
        fruitless = 0;
    }

    /** Does one thing that may lead to a situation that cases wait for; says whether there was anything left to try. */
    boolean lead() {
        if (awaitSomething()) {
            return true;
        }
        agenda.wanted()
                .ifPresent(wanted -> settings.progress().waits(wanted.getKey().explanation(), wanted.getValue()));
        return follow() || ask();
    }

    /** Waits until a case can be done, or a force can be answered, which is done. */
    private boolean awaitSomething() {
        boolean mayAnswer = fruitless < FRUITLESS;
        Optional<Boolean> ready = bench.line()
                .await(
                        bench.times().situation(),
                        () -> agenda.isReady() || !bench.isConnected()
                                ? Optional.of(true)
                                : Optional.of(false).filter(unused -> mayAnswer && bench.hasForced(bench::mayCall)));
        if (ready.filter(found -> !found).isPresent()) {
            fruitless++;
            var unused = bench.callValid(bench.anyForced(bench::mayCall));
        }
        return ready.isPresent();
    }

    private boolean follow() {
        @SuppressWarnings("NullAway")
        Optional<Route> next = Optional.ofNullable(routes.poll());
        next.ifPresent(route -> {
            if (bench.errands().isDone(route)
                    && bench.line()
                            .await(
                                    bench.times().situation(),
                                    () -> Optional.of(route.detect())
                                            .filter(detect ->
                                                    detect.stream().allMatch(situation -> situation.holds(bench))))
                            .isPresent()) {
                bench.arrive();
            }
        });
        return next.isPresent();
    }

    private boolean ask() {
        Optional<Map.Entry<Situation, List<String>>> wanted =
                agenda.wanted().filter(entry -> !asked.contains(entry.getKey()));
        return wanted.filter(entry -> {
                    asked.add(entry.getKey());
                    return settings.person()
                            .ask(entry.getValue().size() + " cases wait until "
                                    + entry.getKey().explanation() + ". Please play until it is so.");
                })
                .isPresent();
    }
}
