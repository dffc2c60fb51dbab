package dev.neurosdk.server.diagnostics;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what games get wrong into findings: one for each connection and rule, with how often, since when, an example and the
 * remedy. Thread-safe.
 *
 * <p>What it keeps is bounded: one finding for each rule that exists, of the connections that broke any. When there are too
 * many of these the connection that ended first is forgotten, and when none has ended, the one that is known longest.
 */
public final class Diagnostics implements EventSink {

    /** How many connections are remembered unless said otherwise. */
    public static final int DEFAULT_SESSIONS = 1000;

    private final Clock clock;
    private final int limit;
    private final Map<Long, SessionFindings> bySession = new LinkedHashMap<>();
    private final Set<Long> ended = new LinkedHashSet<>();
    private long forgotten;

    /**
     * Remembers {@link #DEFAULT_SESSIONS} connections.
     *
     * @param clock tells when a rule was broken
     */
    public Diagnostics(Clock clock) {
        this(clock, DEFAULT_SESSIONS);
    }

    /**
     * Remembers a number of connections.
     *
     * @param clock tells when a rule was broken
     * @param sessions how many connections with findings are remembered; at least 1
     * @throws IllegalArgumentException when it is less than 1
     */
    public Diagnostics(Clock clock, int sessions) {
        this.clock = requireNonNull(clock, "clock");
        this.limit = sessions;
        if (sessions < 1) {
            throw new IllegalArgumentException("sessions: expected at least 1, was " + sessions);
        }
    }

    @Override
    public void accept(SessionEvent event) {
        if (event instanceof SessionEvent.MessageReceived received) {
            note(received.session(), received.violations());
        } else if (event instanceof SessionEvent.InputIgnored ignored) {
            note(ignored.session(), ignored.violations());
        } else if (event instanceof SessionEvent.RuleBroken broken) {
            note(broken.session(), List.of(broken.violation()));
        } else if (event instanceof SessionEvent.GameStarted started) {
            rename(started.session());
        } else if (event instanceof SessionEvent.Disconnected gone) {
            end(gone.session().number());
        }
    }

    /**
     * What was found.
     *
     * @return a snapshot: connections in the order of connecting, the most binding rules of each first, among those the ones
     *     broken most often
     */
    public List<Finding> findings() {
        Comparator<Finding> order = Comparator.comparingLong(
                        (Finding finding) -> finding.session().number())
                .thenComparing(Finding::level)
                .thenComparing(Comparator.comparingLong(Finding::count).reversed())
                .thenComparing(Finding::rule);
        return copy().stream().sorted(order).toList();
    }

    /** {@return how many connections with findings were forgotten to stay within the limit} */
    public synchronized long forgotten() {
        return forgotten;
    }

    private synchronized List<Finding> copy() {
        return bySession.values().stream().flatMap(SessionFindings::stream).toList();
    }

    private void note(SessionRef session, List<Violation> violations) {
        if (!violations.isEmpty()) {
            noteAll(session, violations);
        }
    }

    private synchronized void noteAll(SessionRef session, List<Violation> violations) {
        SessionFindings known = bySession.get(session.number());
        if (known == null) {
            makeRoom();
            known = new SessionFindings(session);
            bySession.put(session.number(), known);
        }
        known.rename(session);
        Instant now = clock.instant();
        for (Violation violation : violations) {
            known.add(violation, now);
        }
    }

    private synchronized void rename(SessionRef session) {
        SessionFindings known = bySession.get(session.number());
        if (known != null) {
            known.rename(session);
        }
    }

    private synchronized void end(long session) {
        if (bySession.containsKey(session)) {
            ended.add(session);
        }
    }

    private void makeRoom() {
        if (bySession.size() >= limit) {
            Set<Long> candidates = ended.isEmpty() ? bySession.keySet() : ended;
            long oldest = candidates.iterator().next();
            bySession.remove(oldest);
            ended.remove(oldest);
            forgotten++;
        }
    }
}
