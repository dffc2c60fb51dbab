package dev.neurosdk.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class EventLogTest {

    private static final SessionRef SESSION = new SessionRef(7, "public-7", "127.0.0.1:50312", "Tetris");

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("test.events");
    private final EventLog log = new EventLog(logger);

    @BeforeEach
    void start() {
        written.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(written);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(written);
    }

    @Test
    void line_saysWhichSessionGameAndEvent() {
        log.accept(new SessionEvent.Connected(SESSION));
        log.accept(new SessionEvent.MessageSent(SESSION, new NeuroMessage.ReregisterAll()));
        log.accept(new SessionEvent.ForceEnded(SESSION, 3, ForceOutcome.TIMED_OUT, 1));
        log.accept(new SessionEvent.ShutdownEnded(SESSION, "Tetris", ShutdownOutcome.TIMED_OUT));

        assertThat(written.list)
                .hasSize(4)
                .allSatisfy(line -> assertThat(keys(line))
                        .containsEntry("session", "7")
                        .containsEntry("publicId", "public-7")
                        .containsEntry("game", "Tetris")
                        .containsKey("event"));
        assertThat(written.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.INFO, Level.DEBUG, Level.WARN, Level.WARN);
        assertThat(keys(written.list.get(0)))
                .containsEntry("event", "connected")
                .containsEntry("remote", "127.0.0.1:50312");
        assertThat(written.list.get(1).getFormattedMessage()).isEqualTo("Sent actions/reregister_all");
        assertThat(keys(written.list.get(2))).containsEntry("force", "3").containsEntry("outcome", "timed_out");
    }

    @Test
    void gameThatIsNotKnownYet_isLeftOut() {
        log.accept(new SessionEvent.Connected(new SessionRef(1, "public-1", "127.0.0.1:1", null)));
        assertThat(keys(written.list.get(0))).doesNotContainKey("game");
    }

    @Test
    void brokenRule_isOneLine_warnedOfWhenBinding() {
        Violation binding = Violation.of(Rule.CONTEXT_SHAPE, Edition.newest(), "/data/silent", "a boolean", "5");
        Violation advice = Violation.of(Rule.CONTEXT_EXTRA, Edition.newest(), "/data/x", "nothing", "5");
        log.accept(new SessionEvent.InputIgnored(SESSION, "context", List.of(binding, advice)));

        assertThat(written.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.DEBUG, Level.WARN, Level.DEBUG);
        ILoggingEvent line = written.list.get(1);
        assertThat(line.getFormattedMessage()).isEqualTo("CTX-1 at /data/silent: expected a boolean, was 5");
        assertThat(keys(line))
                .containsEntry("event", "ruleBroken")
                .containsEntry("clause", "CTX-1")
                .containsEntry("rule", "CTX-1/shape")
                .containsEntry("binding", "must")
                .containsEntry("pointer", "/data/silent");
    }

    @Test
    void peersWords_areCutAndHarmless() {
        String evil = "\u001b[2J\n{\"level\":\"INFO\"}\u2028\u202e" + "x".repeat(5000);
        SessionRef session = SESSION.named(evil);
        log.accept(new SessionEvent.GameStarted(session, evil));
        log.accept(new SessionEvent.InputIgnored(session, evil, List.of()));
        log.accept(new SessionEvent.Disconnected(session, 1000, evil));
        log.accept(new SessionEvent.TextSent(session, evil));
        log.accept(new SessionEvent.MessageReceived(session, new GameMessage.Context(evil, evil, true), List.of()));
        log.accept(new SessionEvent.RuleBroken(
                session, Violation.of(Rule.JSON_TEXT, Edition.newest(), "/" + evil, evil, evil)));
        log.accept(new SessionEvent.ActionsChanged(session, evil, List.of(evil, evil), List.of(evil), 2));

        assertThat(written.list).hasSize(7).allSatisfy(line -> {
            String all = line.getFormattedMessage() + keys(line);
            assertThat(all).hasSizeLessThan(2000);
            assertThat(all.codePoints())
                    .noneMatch(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x202e);
        });
    }

    @Test
    void messages_areNotWrittenAboveDebug() {
        logger.setLevel(Level.INFO);
        log.accept(new SessionEvent.MessageSent(SESSION, new NeuroMessage.ReregisterAll()));
        log.accept(new SessionEvent.MessageReceived(SESSION, new GameMessage.Startup("Tetris"), List.of()));
        assertThat(written.list).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ForceOutcome.class)
    void force_isWarnedOfOnlyWhenItFailed(ForceOutcome outcome) {
        log.accept(new SessionEvent.ForceEnded(SESSION, 1, outcome, 1));
        boolean failed = outcome == ForceOutcome.ATTEMPTS_USED_UP || outcome == ForceOutcome.TIMED_OUT;
        assertThat(written.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getLevel() == Level.WARN).isEqualTo(failed));
    }

    private static Map<String, String> keys(ILoggingEvent line) {
        Map<String, String> keys = new LinkedHashMap<>();
        Objects.requireNonNullElse(line.getKeyValuePairs(), List.<org.slf4j.event.KeyValuePair>of())
                .forEach(pair -> keys.put(pair.key, String.valueOf(pair.value)));
        return keys;
    }
}
