package dev.neurosdk.server.diagnostics;

import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionRef;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** The findings of one connection, at most one for each rule. Confined to whoever holds the lock of its owner. */
final class SessionFindings {

    private static final int EXAMPLE_LENGTH = 500;

    private final Map<Rule, Finding> findings = new EnumMap<>(Rule.class);
    private SessionRef session;

    SessionFindings(SessionRef session) {
        this.session = session;
    }

    /** The connection is known under another name from now on. */
    void rename(SessionRef named) {
        session = named;
    }

    void add(Violation violation, Instant now) {
        Finding known = findings.get(violation.rule());
        findings.put(violation.rule(), known == null ? first(violation, now) : known.again(now));
    }

    Stream<Finding> stream() {
        return findings.values().stream().map(finding -> finding.under(session));
    }

    private Finding first(Violation violation, Instant now) {
        return new Finding(session, violation.rule(), violation.level(), 1, now, now, shortened(violation.message()));
    }

    private static String shortened(String text) {
        if (text.length() <= EXAMPLE_LENGTH) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(EXAMPLE_LENGTH - 1));
        return text.substring(0, splits ? EXAMPLE_LENGTH - 1 : EXAMPLE_LENGTH);
    }
}
