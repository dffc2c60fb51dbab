package dev.neurosdk.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.Refusal;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.force.ForceOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-21T20:15:30.125Z"), ZoneOffset.UTC);
    private static final SessionRef INN = new SessionRef(1, "id", "127.0.0.1:5000", "Inn");
    private static final Style PLAIN = new Style(false, true);
    private static final Violation MUST =
            Violation.of(Rule.CONTEXT_SHAPE, Edition.newest(), "/data/silent", "a boolean", "the string \"yes\"");
    private static final Violation SHOULD = Violation.of(
            Rule.ACTION_NAME_FORM, Edition.newest(), "/data/actions/0/name", "a lower-case name", "\"Fly\"");

    private final List<String> out = new ArrayList<>();

    @Test
    void context_showsItsText() {
        show(received(new GameMessage.Context("Inn", "A storm\nbegins.", false)));
        assertThat(out).containsExactly("20:15:30.125 #1 Inn              ← context A storm begins.");
    }

    @Test
    void silentContext_isMarked() {
        show(received(new GameMessage.Context("Inn", "Rain.", true)));
        assertThat(only()).endsWith("← context (silent) Rain.");
    }

    @Test
    void register_showsTheNames() {
        show(received(new GameMessage.RegisterActions(
                "Inn", List.of(new ActionDefinition("eat", "Eat."), new ActionDefinition("pay", "Pay.")))));
        assertThat(only()).endsWith("← actions/register eat, pay");
    }

    @Test
    void force_showsNamesQueryAndPriority() {
        show(received(new GameMessage.ForceActions(
                "Inn", "state", "What now?", true, ForcePriority.HIGH, List.of("eat", "pay"))));
        assertThat(only()).endsWith("← actions/force (high) [eat, pay] What now?");
    }

    @Test
    void actionAndResult_showWhichBelongTogether() {
        String id = "7c1e0000-1111-2222-3333-444444444444";
        show(new SessionEvent.MessageSent(INN, new NeuroMessage.Action(id, "eat", "{\"dish\":\"soup\"}")));
        show(received(new GameMessage.ActionResult("Inn", id, true, "Tasty.")));
        show(received(new GameMessage.ActionResult("Inn", id, false, "Burnt.")));
        assertThat(out)
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("→ action 7c1e0000… eat {\"dish\":\"soup\"}"),
                        line -> assertThat(line).endsWith("← action/result ✓ 7c1e0000… Tasty."),
                        line -> assertThat(line).endsWith("← action/result ✗ 7c1e0000… Burnt."));
    }

    @Test
    void violations_standBelow_withLevelClauseAndSentence() {
        show(new SessionEvent.MessageReceived(INN, new GameMessage.Context("Inn", "Hm.", true), List.of(MUST, SHOULD)));
        assertThat(only().lines().skip(1))
                .containsExactly(
                        "             ✗ MUST CTX-1 at /data/silent: expected a boolean, was the string \"yes\"",
                        "             ! SHOULD ACD-1 at /data/actions/0/name: expected a lower-case name, was \"Fly\"");
    }

    @Test
    void ignoredInput_saysWhatItWas() {
        show(new SessionEvent.InputIgnored(INN, null, List.of(MUST)));
        show(new SessionEvent.InputIgnored(INN, "dance", List.of()));
        assertThat(out.get(0)).contains("← ignored a message").contains("✗ MUST CTX-1");
        assertThat(out.get(1)).endsWith("← ignored dance");
    }

    @Test
    void whatHappensHere_isShown() {
        show(new SessionEvent.Connected(new SessionRef(2, "id", "127.0.0.1:6000", null)));
        show(new SessionEvent.RuleBroken(INN, MUST));
        show(new SessionEvent.ForceIgnored(INN, List.of("fly", "swim"), Refusal.NOTHING_REGISTERED));
        show(new SessionEvent.DecisionFailed(INN, 1, 2, "no such action"));
        show(new SessionEvent.ForceEnded(INN, 1, ForceOutcome.TIMED_OUT, 1));
        show(new SessionEvent.Disconnected(INN, 1001, "bye"));
        assertThat(out)
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("#2 ?                · connected from 127.0.0.1:6000"),
                        line -> assertThat(line).contains("✗ MUST CTX-1"),
                        line -> assertThat(line).endsWith("force ignored none of these is registered: fly, swim"),
                        line -> assertThat(line).endsWith("decision failed attempt 2: no such action"),
                        line -> assertThat(line).endsWith("force timed out waiting for the result"),
                        line -> assertThat(line).endsWith("closed 1001 bye"));
    }

    @Test
    void advice_isGivenOnceToEachConnection_amongTheMessages() {
        Violation advice = Violation.of(Rule.SCHEMA_EMPTY, Edition.newest(), "/x", "no schema member", "{}");
        ConversationLog log = log(LogKind.MESSAGES, PLAIN, 120);
        SessionEvent.RuleBroken hint = new SessionEvent.RuleBroken(INN, advice);
        SessionEvent.RuleBroken broken = new SessionEvent.RuleBroken(INN, MUST);
        SessionRef again = new SessionRef(77, "id", "127.0.0.1:7", "The Inn");

        List.of(hint, hint, broken, broken, new SessionEvent.RuleBroken(again, advice))
                .forEach(log::accept);

        assertThat(out).hasSize(4);
        log.accept(new SessionEvent.Disconnected(INN, 1000, ""));
        log.accept(hint);
        assertThat(out).hasSize(6);
    }

    @Test
    void advice_isGivenEveryTime_amongTheViolations() {
        Violation advice = Violation.of(Rule.SCHEMA_EMPTY, Edition.newest(), "/x", "no schema member", "{}");
        ConversationLog log = log(LogKind.VIOLATIONS, PLAIN, 120);

        log.accept(new SessionEvent.RuleBroken(INN, advice));
        log.accept(new SessionEvent.RuleBroken(INN, advice));

        assertThat(out).hasSize(2);
    }

    @Test
    void escapeSequences_fromEveryPlace_areHarmless() {
        String evil = "\u001b[2J\u001b]0;owned\u0007\n\u009b31m";
        SessionRef ref = new SessionRef(1, "id", "x", evil);
        List<SessionEvent> events = List.of(
                new SessionEvent.MessageReceived(
                        ref, new GameMessage.Context(evil, evil, false), List.of(violation(evil))),
                new SessionEvent.MessageReceived(ref, new GameMessage.ActionResult(evil, evil, true, evil), List.of()),
                new SessionEvent.MessageReceived(
                        ref, new GameMessage.ForceActions(evil, evil, List.of(evil)), List.of()),
                new SessionEvent.MessageReceived(
                        ref, new GameMessage.UnregisterActions(evil, List.of(evil)), List.of()),
                new SessionEvent.InputIgnored(ref, evil, List.of(violation(evil))),
                new SessionEvent.RuleBroken(ref, violation(evil)),
                new SessionEvent.MessageSent(ref, new NeuroMessage.Action(evil, evil, evil)),
                new SessionEvent.ForceIgnored(ref, List.of(evil), Refusal.NOTHING_REGISTERED),
                new SessionEvent.DecisionFailed(ref, 1, 1, evil),
                new SessionEvent.Disconnected(ref, 1000, evil));
        for (LogKind kind : List.of(LogKind.MESSAGES, LogKind.WIRE, LogKind.VIOLATIONS)) {
            events.forEach(log(kind, PLAIN, 120)::accept);
        }
        String lineBreak = System.lineSeparator();
        assertThat(out)
                .hasSizeGreaterThan(2 * events.size())
                .allSatisfy(
                        lines -> assertThat(lines.replace(lineBreak, "").chars().noneMatch(Character::isISOControl))
                                .as(lines)
                                .isTrue());
    }

    @Test
    void longText_isCutToTheWidth() {
        log(LogKind.MESSAGES, PLAIN, 80)
                .accept(received(new GameMessage.Context("Inn", "word ".repeat(100_000), false)));
        assertThat(only()).endsWith("…");
        assertThat(HarmlessText.columns(only())).isBetween(75, 80);
    }

    @Test
    void longGameName_keepsTheColumns() {
        SessionRef ref = new SessionRef(3, "id", "x", "A Very Long Name of a Game");
        log(LogKind.MESSAGES, PLAIN, 80)
                .accept(new SessionEvent.MessageReceived(ref, new GameMessage.Startup("A"), List.of()));
        assertThat(only()).isEqualTo("20:15:30.125 #3 A Very Long Nam… ← startup");
    }

    @Test
    void colors_doNotChangeTheWords() {
        SessionEvent event = new SessionEvent.MessageReceived(
                INN, new GameMessage.Context("Inn", "Hm.", true), List.of(MUST, SHOULD));
        log(LogKind.MESSAGES, PLAIN, 80).accept(event);
        log(LogKind.MESSAGES, new Style(true, true), 80).accept(event);
        assertThat(out.get(1)).contains("\u001b[31m✗ MUST\u001b[0m");
        assertThat(out.get(1).replaceAll("\u001b\\[\\d+m", "")).isEqualTo(out.get(0));
    }

    @Test
    void twoGames_differInNumberAndColor() {
        for (int number = 1; number <= 2; number++) {
            log(LogKind.MESSAGES, new Style(true, true), 80)
                    .accept(new SessionEvent.Connected(new SessionRef(number, "id", "x", "Inn")));
        }
        assertThat(out.get(0)).contains("\u001b[36m#1 Inn");
        assertThat(out.get(1)).contains("\u001b[35m#2 Inn");
    }

    @Test
    void ascii_usesNoSignOutsideIt() {
        Style ascii = new Style(false, false);
        log(LogKind.MESSAGES, ascii, 80)
                .accept(received(new GameMessage.ActionResult("Inn", "1234567890", true, "x".repeat(200))));
        assertThat(only())
                .matches("\\p{ASCII}+")
                .contains("<- action/result ok 123456... xxx")
                .endsWith("...");
    }

    @Test
    void wire_showsTheJson() {
        log(LogKind.WIRE, PLAIN, 80).accept(received(new GameMessage.Context("Inn", "y".repeat(200), false)));
        assertThat(only()).contains("← {\"command\":\"context\"").contains("y".repeat(200));
    }

    @Test
    void violationsOnly_leaveTheRestOut() {
        ConversationLog log = log(LogKind.VIOLATIONS, PLAIN, 80);
        log.accept(received(new GameMessage.Startup("Inn")));
        log.accept(new SessionEvent.Connected(INN));
        log.accept(new SessionEvent.ForceEnded(INN, 1, ForceOutcome.SUCCEEDED, 1));
        assertThat(out).isEmpty();
        log.accept(new SessionEvent.MessageReceived(INN, new GameMessage.Startup("Inn"), List.of(SHOULD)));
        log.accept(new SessionEvent.ForceEnded(INN, 1, ForceOutcome.ATTEMPTS_USED_UP, 1));
        assertThat(out).hasSize(2);
    }

    @Test
    void off_showsNothing() {
        log(LogKind.OFF, PLAIN, 80).accept(new SessionEvent.RuleBroken(INN, MUST));
        assertThat(out).isEmpty();
    }

    private void show(SessionEvent event) {
        log(LogKind.MESSAGES, PLAIN, 120).accept(event);
    }

    private ConversationLog log(LogKind kind, Style style, int columns) {
        return new ConversationLog(kind, style, columns, CLOCK, out::add);
    }

    private static SessionEvent received(GameMessage message) {
        return new SessionEvent.MessageReceived(INN, message, List.of());
    }

    private static Violation violation(String text) {
        return Violation.of(Rule.CONTEXT_SHAPE, Edition.newest(), "/" + text, "something", text);
    }

    private String only() {
        assertThat(out).hasSize(1);
        return out.get(0);
    }
}
