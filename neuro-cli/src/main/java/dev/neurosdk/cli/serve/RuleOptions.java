package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.WordConverter;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.force.SecondForce;
import dev.neurosdk.server.session.Strictness;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** By which rules {@code neuro serve} plays. Confined to one thread. */
final class RuleOptions {

    private static final ForceRules USUAL = ForceRules.DEFAULT;

    @Option(
            names = "--strict",
            description = "close a connection whose text is no message, answer wrong messages with neuro-java/error",
            showDefaultValue = Visibility.NEVER)
    private boolean strict;

    @Option(
            names = "--name-scope",
            paramLabel = "WHAT",
            converter = Scope.class,
            description = "how far an action's name reaches: connection (default) or character",
            showDefaultValue = Visibility.NEVER)
    private NameScope scope = NameScope.CONNECTION;

    @Option(
            names = "--second-force",
            paramLabel = "WHAT",
            converter = Second.class,
            description = "what becomes of a force while another is open: replace (default), queue or reject",
            showDefaultValue = Visibility.NEVER)
    private SecondForce second = USUAL.second();

    @Option(names = "--retries", paramLabel = "N", description = "how often a failed force is tried again")
    private int retries = USUAL.retries();

    @Option(
            names = "--decision-limit",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "how long the decider may take for one answer (default: 1m, a person 1h)",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Duration decisionLimit;

    @Option(
            names = "--fallback",
            paramLabel = "WHAT",
            converter = Last.class,
            description = "when the decider gave nothing usable: give-up (default), random-action or first-action",
            showDefaultValue = Visibility.NEVER)
    private Fallback fallback = USUAL.fallback();

    void apply(NeuroServer.Builder server, Duration usualDecisionLimit) {
        server.strictness(strict ? Strictness.STRICT : Strictness.SPECIFICATION)
                .nameScope(scope)
                .forces(USUAL.withSecond(second)
                        .withRetries(retries, USUAL.retryPause())
                        .withDecisionLimit(decisionLimit == null ? usualDecisionLimit : decisionLimit)
                        .withFallback(fallback));
    }

    /** Reads a scope. */
    static final class Scope extends WordConverter<NameScope> {
        Scope() {
            super(NameScope.class);
        }
    }

    /** Reads what becomes of a second force. */
    static final class Second extends WordConverter<SecondForce> {
        Second() {
            super(SecondForce.class);
        }
    }

    /** Reads a fallback. */
    static final class Last extends WordConverter<Fallback> {
        Last() {
            super(Fallback.class);
        }
    }
}
