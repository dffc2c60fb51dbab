package dev.neurosdk.server.simulation;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.schema.SchemaLimits;
import dev.neurosdk.server.action.ActionAdmission;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.action.SharedSchemas;
import dev.neurosdk.server.action.SignedCallIds;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.force.SecondForce;
import dev.neurosdk.server.session.SessionLimits;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.Strictness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The settings of a world; what waits for different things waits for different times. */
final class Customs {

    private static final Duration SPEECH = Duration.ofSeconds(7);
    private static final Duration DECISION = Duration.ofSeconds(11);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Customs() {}

    static SessionSettings any(Dice dice, long seed) {
        ForceRules rules = new ForceRules(
                dice.of(List.of(SecondForce.values())),
                dice.below(4),
                dice.chance(80) ? PAUSE : Duration.ZERO,
                DECISION,
                SPEECH,
                dice.of(List.of(Fallback.values())));
        return new SessionSettings(
                dice.chance(50) ? Edition.newest() : dice.of(Edition.all()),
                "neuro",
                "Neuro-sama",
                dice.chance(30),
                dice.chance(30) ? Strictness.STRICT : Strictness.SPECIFICATION,
                dice.chance(40) ? NameScope.CHARACTER : NameScope.CONNECTION,
                rules,
                limits(dice),
                new SignedCallIds(("key " + seed).getBytes(StandardCharsets.UTF_8)),
                ActionAdmission.BY_EDITION,
                new SharedSchemas());
    }

    private static SessionLimits limits(Dice dice) {
        SchemaLimits schema = new SchemaLimits(100, 32, 10_000, 200, 10_000, 1_000, 1 << 16);
        return new SessionLimits(
                1 + dice.below(3),
                2 + dice.below(6),
                dice.chance(50) ? 1_000 : 60 + dice.below(200),
                20,
                60,
                schema,
                dice.below(4),
                1 + dice.below(4),
                dice.below(4),
                dice.chance(50) ? 1_000 : dice.below(60));
    }

    static Alarm.Kind kind(SessionSettings settings, long delay) {
        if (delay == settings.edition().resultLimit().map(Duration::toNanos).orElse(-1L)) {
            return Alarm.Kind.RESULT;
        }
        if (delay == DECISION.toNanos()) {
            return Alarm.Kind.DECISION;
        }
        if (delay == SPEECH.toNanos()) {
            return Alarm.Kind.SPEECH;
        }
        return delay > Duration.ofSeconds(1).toNanos() ? Alarm.Kind.SHUTDOWN : Alarm.Kind.PAUSE;
    }
}
