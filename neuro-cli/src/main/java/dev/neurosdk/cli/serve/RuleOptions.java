package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.force.SecondForce;
import dev.neurosdk.server.session.Strictness;
import java.time.Duration;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** How {@code neuro serve} plays. Confined to one thread. */
final class RuleOptions {

    @Option(
            names = "--strict",
            description = "end the connection of a game whose text is no message, and answer what is wrong with a message",
            showDefaultValue = Visibility.NEVER)
    private boolean strict;
}
