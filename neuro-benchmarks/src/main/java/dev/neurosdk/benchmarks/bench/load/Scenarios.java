package dev.neurosdk.benchmarks.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How large the scenarios are. Immutable.
 *
 * @param forcing with how many games forces are measured, one scenario each; copied
 * @param idle how many games sit there
 * @param paced with how many games forces are measured at a fixed rate
 * @param rate how many forces a second, then
 * @param viewing to how many viewers messages are broadcast, one scenario each; copied
 * @param deliveries how many messages a second viewers get, all together, while they are timed
 */
public record Scenarios(
        List<Integer> forcing, int idle, int paced, double rate, List<Integer> viewing, double deliveries) {

    private static final int FEW = 4;
    private static final int SOME = 10;
    private static final int STORM = 16;
    private static final int MANY = 100;
    private static final int CONTEXTS = 200;
    private static final int REGISTRATIONS = 20;

    /** However few viewers there are. */
    private static final double MOST_BROADCASTS = 200;

    /** Refuses what makes no sense. */
    public Scenarios {
        forcing = List.copyOf(forcing);
        forcing.forEach(games -> atLeastOne("forces", games));
        atLeastOne("idle", idle);
        atLeastOne("paced", paced);
        possible("rate", rate);
        viewing = List.copyOf(viewing);
        viewing.forEach(viewers -> atLeastOne("viewers", viewers));
        possible("deliveries", deliveries);
    }

    /** {@return all of them, in the order in which they are run} */
    public List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (int games : forcing) {
            String about =
                    games == 1 ? "1 game forces, acts, and forces again" : games + " games force, act, and force again";
            all.add(new Play("force-" + games, "round trips", about, games, Script::forces, 0));
        }
        all.add(new Play(
                "paced",
                "round trips",
                paced + " games force " + (long) rate
                        + " times a second; the time counts from when it should have begun",
                paced,
                Script::forces,
                rate));
        all.add(new Play(
                "context",
                "messages",
                FEW + " games send context, and a force after each " + CONTEXTS + "; the time is that of a batch",
                FEW,
                game -> Script.contexts(game, CONTEXTS),
                0));
        all.add(new Play(
                "register",
                "registrations",
                FEW + " games register three actions, and force after each " + REGISTRATIONS
                        + "; the time is that of a batch",
                FEW,
                game -> Script.registrations(game, REGISTRATIONS),
                0));
        all.add(new ConnectStorm(STORM));
        all.add(new IdleGames(idle));
        all.add(new SlowReader(SOME));
        all.add(new Play(
                "mixed",
                "messages",
                MANY + " games do a bit of everything; the time is that of a step, which ends with an action",
                MANY,
                Script::mixed,
                0));
        for (int viewers : viewing) {
            all.add(new Broadcast(viewers, broadcasts(viewers)));
        }
        all.add(new SlowViewer(MANY, broadcasts(MANY)));
        return List.copyOf(all);
    }

    /**
     * Some of them.
     *
     * @param names which; all when there are none
     * @return those, in the order in which they are run
     * @throws IllegalArgumentException when a name is not known
     */
    public List<Scenario> named(List<String> names) {
        List<String> known = all().stream().map(Scenario::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("expected one of " + String.join(", ", known) + ", was " + name);
            }
        }
        return IntStream.range(0, known.size())
                .filter(i -> names.isEmpty() || names.contains(known.get(i)))
                .mapToObj(all()::get)
                .toList();
    }

    private double broadcasts(int viewers) {
        return Math.min(MOST_BROADCASTS, deliveries / viewers);
    }

    private static void possible(String name, double rate) {
        if (!(rate > 0) || rate > 1e6) {
            throw new IllegalArgumentException(
                    name + ": expected more than 0 and at most a million a second, was " + rate);
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": expected at least 1, was " + value);
        }
    }
}
