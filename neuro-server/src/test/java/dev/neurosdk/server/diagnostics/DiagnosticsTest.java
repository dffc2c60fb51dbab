package dev.neurosdk.server.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final Diagnostics diagnostics = new Diagnostics(clock);

    @Test
    void finding_hasCountTimesExampleAndRemedy() {
        broken(1, Rule.RESULT_ID, "first");
        now = NOON.plusSeconds(5);
        broken(1, Rule.RESULT_ID, "second");

        assertThat(diagnostics.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.session().game()).isEqualTo("Game 1");
            assertThat(finding.rule()).isEqualTo(Rule.RESULT_ID);
            assertThat(finding.clause()).isEqualTo(Clause.RES_1);
            assertThat(finding.level()).isEqualTo(Level.MUST);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.first()).isEqualTo(NOON);
            assertThat(finding.last()).isEqualTo(NOON.plusSeconds(5));
            assertThat(finding.example()).isEqualTo("RES-1 at /data: expected better, was first");
            assertThat(finding.remedy()).isEqualTo(Rule.RESULT_ID.remedy());
        });
    }

    @Test
    void violations_ofEveryKindOfEventCount_andNothingElse() {
        SessionRef session = session(1);
        Violation violation = violation(Rule.CONTEXT_EXTRA, "x");
        diagnostics.accept(new SessionEvent.MessageReceived(
                session, new GameMessage.Context("Game 1", "hello", true), List.of(violation)));
        diagnostics.accept(new SessionEvent.InputIgnored(session, null, List.of(violation)));
        diagnostics.accept(new SessionEvent.RuleBroken(session, violation));
        diagnostics.accept(new SessionEvent.Connected(session));
        diagnostics.accept(new SessionEvent.DecisionFailed(session, 1, 1, "no idea"));

        assertThat(diagnostics.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(3));
    }

    @Test
    void findings_comeByConnectionThenByWeightThenByCount() {
        broken(2, Rule.STARTUP_FIRST, "x");
        broken(1, Rule.SCHEMA_EMPTY, "x");
        broken(1, Rule.RESULT_REASON, "x");
        broken(1, Rule.RESULT_ID, "x");
        broken(1, Rule.STARTUP_FIRST, "x");
        broken(1, Rule.STARTUP_FIRST, "x");

        assertThat(diagnostics.findings())
                .extracting(finding -> finding.session().number() + " " + finding.rule())
                .containsExactly("1 STA-1/first", "1 RES-1/id", "1 RES-5/reason", "1 ACD-3/empty", "2 STA-1/first");
    }

    @Test
    void name_thatComesLater_isShown() {
        SessionRef nameless = new SessionRef(1, "public", "127.0.0.1:1", null);
        diagnostics.accept(new SessionEvent.InputIgnored(nameless, null, List.of(violation(Rule.JSON_TEXT, "x"))));
        diagnostics.accept(new SessionEvent.GameStarted(nameless.named("Tetris"), "Tetris"));

        assertThat(diagnostics.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.session().game()).isEqualTo("Tetris"));
    }

    @Test
    void connectionThatEndedFirst_isForgottenFirst() {
        Diagnostics small = new Diagnostics(clock, 3);
        for (int number = 1; number <= 3; number++) {
            small.accept(new SessionEvent.RuleBroken(session(number), violation(Rule.RESULT_ID, "x")));
        }
        small.accept(new SessionEvent.Disconnected(session(3), 1000, ""));
        small.accept(new SessionEvent.Disconnected(session(2), 1000, ""));
        small.accept(new SessionEvent.RuleBroken(session(4), violation(Rule.RESULT_ID, "x")));

        assertThat(numbers(small)).containsExactly(1L, 2L, 4L);
        assertThat(small.forgotten()).isEqualTo(1);
    }

    @Test
    void crowd_staysWithinTheLimit() {
        Diagnostics small = new Diagnostics(clock, 10);
        for (int number = 1; number <= 10_000; number++) {
            small.accept(new SessionEvent.RuleBroken(session(number), violation(Rule.RESULT_ID, "x")));
            small.accept(new SessionEvent.RuleBroken(session(number), violation(Rule.JSON_TEXT, "x")));
        }
        assertThat(small.findings()).hasSize(20);
        assertThat(numbers(small)).allMatch(number -> number > 9990);
        assertThat(small.forgotten()).isEqualTo(9990);
    }

    @Test
    void example_isShort() {
        broken(1, Rule.RESULT_ID, "x".repeat(100_000));
        assertThat(diagnostics.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.example()).hasSize(500));
    }

    @Test
    void limit_isAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Diagnostics(clock, 0))
                .withMessageContaining("sessions");
    }

    private static List<Long> numbers(Diagnostics some) {
        return some.findings().stream()
                .map(finding -> finding.session().number())
                .distinct()
                .toList();
    }

    private void broken(long number, Rule rule, String actual) {
        diagnostics.accept(new SessionEvent.RuleBroken(session(number), violation(rule, actual)));
    }

    private static Violation violation(Rule rule, String actual) {
        return Violation.of(rule, Edition.newest(), "/data", "better", actual);
    }

    private static SessionRef session(long number) {
        return new SessionRef(number, "public-" + number, "127.0.0.1:" + number, "Game " + number);
    }
}
