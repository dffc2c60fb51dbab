package dev.neurosdk.testkit.replay;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.time.Signal;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A replay while it goes on: everything that happens is posted here and dealt with one after the other. Thread-safe. */
final class Performance {

    private static final Duration LONG = Duration.ofHours(1);

    private final Score score;
    private final Timeline timeline;
    private final Signal signal;
    private final Serial serial = new Serial(this::failed);
    private final Ids ids = new Ids();
    private final List<Player> players;
    private final List<Divergence> divergences = new ArrayList<>();
    private final Queue<Player> toOpen = new ConcurrentLinkedQueue<>();
    private final long startedAt;
    private Timeline.@Nullable Alarm alarm;
    private volatile @Nullable ReplayResult result;
    private volatile @Nullable RuntimeException failure;

    Performance(Score score) {
        this.score = score;
        timeline = score.network().timeline();
        signal = timeline.signal();
        startedAt = timeline.nanos();
        players = score.parts().stream()
                .map(part -> new Player(score, part, ids, divergences::add))
                .toList();
        serial.post(this::advance);
    }

    List<Player> players() {
        return players;
    }

    Ids ids() {
        return ids;
    }

    /** The next connection that somebody has to open; nothing when it is over. */
    Optional<Player> nextToOpen() throws InterruptedException {
        while (true) {
            Optional<Optional<Player>> next = signal.await(this::openingOrEnd, LONG);
            if (next.isPresent()) {
                return next.get();
            }
        }
    }

    private Optional<Optional<Player>> openingOrEnd() {
        Player next = toOpen.poll();
        if (next != null) {
            return Optional.of(Optional.of(next));
        }
        return result != null || failure != null ? Optional.of(Optional.empty()) : Optional.empty();
    }

    ReplayResult result() throws InterruptedException {
        while (nextToOpen().isPresent()) {
            // a server opens nothing
        }
        if (failure != null) {
            throw failure;
        }
        return requireNonNull(result);
    }

    void opened(Player player, Wire wire) {
        post(() -> player.opened(wire));
    }

    void neverOpened(Player player, String why) {
        post(() -> player.neverOpened(why));
    }

    void stranger(String target) {
        post(() -> divergences.add(
                new Divergence.Broken(0, "expected no more connections, came one to " + Difference.shortened(target))));
    }

    void stop() {
        serial.post(this::finish);
    }

    WireListener listener(Player player) {
        Direction theirs = score.own().opposite();
        int number = player.part().number();
        return new WireListener() {
            @Override
            public void text(String text) {
                LogEntry.Message message = LogEntry.Message.text(timeline.nanos(), number, theirs, text);
                post(() -> player.happens(() -> player.came(message)));
            }

            @Override
            public void binary(byte[] bytes) {
                LogEntry.Message message = new LogEntry.Message(
                        timeline.nanos(), number, theirs, LogEntry.Opcode.BINARY, List.of(bytes.length), bytes);
                post(() -> player.happens(() -> player.came(message)));
            }

            @Override
            public void pong(byte[] payload) {
                post(() -> player.happens(() -> player.pong(payload)));
            }

            @Override
            public void failed(Throwable cause) {
                // closed() follows and tells
            }

            @Override
            public void closed(int code, String reason) {
                post(() -> player.happens(() -> player.closed(code, reason)));
            }
        };
    }

    private void post(Runnable event) {
        serial.post(() -> {
            if (result == null) {
                event.run();
                advance();
            }
        });
    }

    private void advance() {
        if (result != null) {
            return;
        }
        long wake = Long.MAX_VALUE;
        for (Player player : players) {
            player.expire();
            if (!isStopped()) {
                wake = Math.min(wake, player.isExpected() ? open(player) : player.advance());
            }
        }
        if (isStopped() || players.stream().allMatch(Player::isOver)) {
            finish();
        } else {
            wakeAt(wake);
        }
    }

    private boolean isStopped() {
        return score.strict() && !divergences.isEmpty();
    }

    /** When to look again; as a game, opens the connection when its turn has come. */
    private long open(Player player) {
        Set<Integer> open = players.stream()
                .filter(other -> !other.isOver())
                .map(other -> other.part().number())
                .collect(Collectors.toSet());
        if (player.part().after().stream().anyMatch(open::contains)) {
            return Long.MAX_VALUE;
        }
        long recorded =
                player.part().opened().nanos() - players.get(0).part().opened().nanos();
        if (score.own() == Direction.S2C) {
            return nobodyCame(player, startedAt + recorded + score.deadline().toNanos());
        }
        long due = startedAt + score.speed().of(recorded).toNanos();
        if (due > timeline.nanos()) {
            return due;
        }
        player.opening();
        toOpen.add(player);
        signal.changed();
        return Long.MAX_VALUE;
    }

    private long nobodyCame(Player player, long limit) {
        if (limit > timeline.nanos()) {
            return limit;
        }
        player.neverOpened(
                "expected a game to connect to " + player.part().opened().target() + ", none came");
        return timeline.nanos();
    }

    private void wakeAt(long nanos) {
        if (alarm != null) {
            alarm.cancel();
        }
        if (nanos != Long.MAX_VALUE) {
            alarm = timeline.schedule(
                    Duration.ofNanos(Math.max(0, nanos - timeline.nanos())), () -> serial.post(this::advance));
        }
    }

    private void finish() {
        if (result != null) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        result = new ReplayResult(
                players.stream().mapToInt(Player::sent).sum(),
                players.stream().mapToInt(Player::toSend).sum(),
                players.stream()
                        .mapToInt(player -> player.expectations().matched())
                        .sum(),
                players.stream()
                        .mapToInt(player -> player.expectations().count())
                        .sum(),
                divergences);
        players.stream().filter(player -> !player.isOver()).forEach(Player::stop);
        signal.changed();
    }

    private void failed(RuntimeException cause) {
        failure = cause;
        signal.changed();
    }
}
