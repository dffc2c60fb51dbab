package dev.neurosdk.testkit.replay;

import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.transport.Listening;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recorded Neuro, waiting for a game to play the other side. Thread-safe. */
public final class ReplayServer implements AutoCloseable {

    private static final int NO_MORE = 503;

    private final Performance performance;
    private final List<Player> unassigned;
    private final Timeline timeline;
    private final Listening listening;

    ReplayServer(Score score, String host, int port) throws IOException {
        performance = new Performance(score);
        unassigned = new ArrayList<>(performance.players());
        timeline = score.network().timeline();
        listening = score.network().listen(host, port, this::decide);
    }

    /** {@return the address for the game, with the port in use} */
    public URI uri() {
        return listening.uri();
    }

    /**
     * Waits for the end of the replay.
     *
     * @return what became of it
     * @throws InterruptedException when interrupted while waiting; the replay goes on
     */
    public ReplayResult await() throws InterruptedException {
        return performance.result();
    }

    /** Stops listening and ends what is still going on. Idempotent. */
    @Override
    public void close() {
        listening.close();
        performance.stop();
    }

    private Acceptor.Admission decide(Acceptor.Opening opening) {
        Optional<Player> player = assign(opening.target());
        if (player.isEmpty()) {
            performance.stranger(opening.target());
            return new Acceptor.Refused(NO_MORE);
        }
        return new Acceptor.Accepted(wire -> {
            // the connection can be used when the transport has got its listener
            var unused = timeline.schedule(Duration.ZERO, () -> performance.opened(player.get(), wire));
            return performance.listener(player.get());
        });
    }

    /** The first recorded connection on this path that nobody plays yet, or else the first on any. */
    private synchronized Optional<Player> assign(String target) {
        Optional<Player> chosen = unassigned.stream()
                .filter(player -> path(player.part().opened().target()).equals(path(target)))
                .findFirst()
                .or(() -> unassigned.stream().findFirst());
        chosen.ifPresent(unassigned::remove);
        return chosen;
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
