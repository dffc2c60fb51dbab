package dev.neurosdk.server.session;

import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionRef;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The sessions of a server whose connections are there. Thread-safe. */
public final class Sessions {

    private final ConcurrentNavigableMap<Long, Session> sessions = new ConcurrentSkipListMap<>();
    private volatile boolean paused;

    /** Nobody is connected yet. */
    public Sessions() {}

    /**
     * A connection has been opened.
     *
     * @param session its session
     */
    public void add(Session session) {
        sessions.put(session.view().session().number(), session);
    }

    /**
     * A connection has ended; harmless when it was not there.
     *
     * @param session its session
     */
    public void remove(Session session) {
        sessions.remove(session.view().session().number());
    }

    /**
     * Pauses the decider for all connections, those to come included, or has it asked again, except where it is paused for
     * one connection.
     *
     * @param value true for a pause; the same again changes nothing
     * @return completes once it holds on each connection
     */
    public CompletionStage<@Nullable Void> pause(boolean value) {
        paused = value;
        return CompletableFuture.allOf(sessions.values().stream()
                .map(session -> {
                    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
                    session.post(new SessionInput.PausedEverywhere(value), () -> done.complete(null));
                    return done;
                })
                .toArray(CompletableFuture<?>[]::new));
    }

    /** {@return whether the decider is paused for all connections} */
    public boolean isPaused() {
        return paused;
    }

    /** {@return how many connections there are} */
    public int size() {
        return sessions.size();
    }

    /**
     * A connection under the name that its game has by now.
     *
     * @param session the connection
     * @return it, renamed as far as it is there and known
     */
    public SessionRef named(SessionRef session) {
        Session known = sessions.get(session.number());
        return known == null ? session : known.view().session();
    }

    /**
     * Looks a session up.
     *
     * @param number the number of its connection
     * @return the session, or null when there is none, or no longer
     */
    public @Nullable Session find(long number) {
        return sessions.get(number);
    }

    /** {@return the sessions, in the order of connecting; a snapshot} */
    public List<Session> all() {
        return List.copyOf(sessions.values());
    }

    /** {@return a look at each session, in the order of connecting} */
    public List<SessionView> views() {
        return sessions.values().stream().map(Session::view).toList();
    }

    /** {@return the games that have spoken, in the order of connecting; a snapshot} */
    public List<Game> games() {
        return sessions.values().stream()
                .flatMap(session -> session.games().stream())
                .toList();
    }

    /**
     * Hands an input to every session, one after the other; it never waits.
     *
     * @param input what happened
     */
    public void post(SessionInput input) {
        sessions.values().forEach(session -> session.post(input));
    }
}
