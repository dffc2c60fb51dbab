package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Loop;
import java.util.List;

/** Gives games their steps at a fixed rate, one after the other, however they get on. Confined to its lane. */
final class Pacer implements Loop.Ticker {

    private final List<Player> players;
    private final double interval;
    private final long begin;
    private final long end;
    private long given;
    private int turn;

    /**
     * A pace.
     *
     * @param rate steps in a second
     * @param begin the first step's time
     * @param end when there are no more
     */
    Pacer(List<Player> players, double rate, long begin, long end) {
        this.players = List.copyOf(players);
        this.interval = 1e9 / rate;
        this.begin = begin;
        this.end = end;
    }

    @Override
    public long tick(long now) {
        long next = next();
        while (next - now <= 0 && next - end < 0) {
            players.get(turn).due(next);
            turn = turn + 1 == players.size() ? 0 : turn + 1;
            given++;
            next = next();
        }
        return next - end < 0 ? next : NEVER;
    }

    @Override
    public boolean isPrecise() {
        return true;
    }

    private long next() {
        return begin + (long) (given * interval);
    }
}
