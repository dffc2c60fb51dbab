package dev.neurosdk.protocol.codec;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything in which reading games differs from reading Neuro. Immutable.
 *
 * @param <M> the messages of the direction
 */
final class Direction<M> {
    private static final Set<String> OFFICIAL_PREFIXES = Set.of("", "action", "actions", "shutdown");

    private final Envelope.Rules rules;
    private final Function<Envelope, String> game;
    private final Map<String, Command<M>> commands;

    Direction(Envelope.Rules rules, Function<Envelope, String> game, List<Command<M>> commands) {
        this.rules = rules;
        this.game = game;
        this.commands = commands.stream().collect(Collectors.toUnmodifiableMap(Command::name, Function.identity()));
    }

    Envelope.Rules rules() {
        return rules;
    }

    /** Reads {@code game}; empty when there is none to be used. */
    String game(Envelope envelope) {
        return game.apply(envelope);
    }

    /** The command of that name; null where the edition has none. */
    @Nullable
    Command<M> command(String name, Edition edition) {
        Command<M> command = commands.get(name);
        return command != null && command.definedIn().test(edition) ? command : null;
    }

    /** Reports a command that the edition does not define. */
    void unknown(String name, Findings findings) {
        findings.tolerate(
                Rule.UNKNOWN_COMMAND,
                "/command",
                "a command that edition " + findings.edition().id() + " defines for this direction",
                Excerpt.ofText(name));
        boolean custom = !commands.containsKey(name);
        if (custom && !hasVendorPrefix(name) && Rule.VENDOR_PREFIX.clause().appliesTo(findings.edition())) {
            findings.tolerate(Rule.VENDOR_PREFIX, "/command", "a vendor prefix such as my-tool/", Excerpt.ofText(name));
        }
    }

    private static boolean hasVendorPrefix(String name) {
        int slash = name.indexOf('/');
        return slash > 0 && slash < name.length() - 1 && !OFFICIAL_PREFIXES.contains(name.substring(0, slash));
    }
}
