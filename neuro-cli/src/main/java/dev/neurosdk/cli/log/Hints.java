package dev.neurosdk.cli.log;

import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which advice each connection was given, since a game that needs it once needs it every turn. Thread-safe. */
final class Hints {

    private final Map<Long, Set<Rule>> given = new ConcurrentHashMap<>();

    /** Every broken MUST and SHOULD, and the advice that this connection has not been given yet. */
    List<Violation> worthShowing(SessionRef session, List<Violation> violations) {
        return violations.stream()
                .filter(violation -> isBinding(violation) || isNew(session, violation.rule()))
                .toList();
    }

    void forget(SessionRef session) {
        given.remove(session.number());
    }

    private static boolean isBinding(Violation violation) {
        return violation.level() == Level.MUST || violation.level() == Level.SHOULD;
    }

    private boolean isNew(SessionRef session, Rule rule) {
        return given.computeIfAbsent(session.number(), number -> ConcurrentHashMap.newKeySet())
                .add(rule);
    }
}
