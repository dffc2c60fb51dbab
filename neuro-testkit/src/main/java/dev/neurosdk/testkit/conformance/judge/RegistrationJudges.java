package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.Generated;
import dev.neurosdk.protocol.schema.SchemaResult;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cases about registering and unregistering. */
final class RegistrationJudges {

    private RegistrationJudges() {}

    /** Shows each action of each registration, with the one that it replaces. */
    private abstract static class EachAction extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (seen.game() instanceof GameMessage.RegisterActions register) {
                for (ActionDefinition action : register.actions()) {
                    ActionDefinition active = seen.before()
                            .map(state -> state.actions().get(action.name()))
                            .orElse(null);
                    look(action, active, seen);
                }
            }
        }

        abstract void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen);
    }

    /** A description that says more than the name. */
    static final class Description extends EachAction {
        @Override
        void message(Observation seen) {
            if (seen.command().equals(GameMessage.RegisterActions.COMMAND)) {
                seen.broken().stream()
                        .filter(violation -> violation.rule() == Rule.ACTION_DESCRIPTION)
                        .forEach(violation -> {
                            opportunity();
                            broken(seen, violation.message());
                        });
            }
            super.message(seen);
        }

        @Override
        void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen) {
            opportunity();
            String description = action.description();
            if (description.isBlank() || description.equals(action.name())) {
                saw(
                        Verdict.WARN,
                        seen,
                        "expected a description of " + Texts.quoted(action.name()) + ", was "
                                + Texts.quoted(description));
            }
        }
    }

    /** Somebody can answer. */
    static final class Satisfiable extends EachAction {
        private final Set<String> told = new HashSet<>();

        @Override
        void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen) {
            SchemaResult result = ActionSchema.compile(action.schema(), seen.edition());
            if (result instanceof SchemaResult.Compiled compiled
                    && compiled.schema().hasParameters()) {
                opportunity();
                Generated data = compiled.schema().generator().valid(new SplittableRandom(1));
                if (data instanceof Generated.NoData none && told.add(action.name())) {
                    broken(
                            seen,
                            "expected a schema of " + Texts.quoted(action.name())
                                    + " that some data fits, was one for which " + none.reason());
                }
            }
        }
    }

    /** Nothing is registered that is there already. */
    static final class Redundant extends EachAction {
        private static final long SOON = Duration.ofSeconds(5).toNanos();
        private @Nullable Long asked;

        /** What the server has asked for once more is not redundant. */
        @Override
        void message(Observation seen) {
            if (seen.command().equals(NeuroMessage.ReregisterAll.COMMAND)) {
                asked = seen.nanos();
            }
            super.message(seen);
        }

        @Override
        void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen) {
            opportunity();
            boolean wanted = asked != null && seen.nanos() - asked <= SOON;
            if (action.equals(active) && !wanted) {
                broken(seen, "expected something new, was " + Texts.quoted(action.name()) + " unchanged once more");
            }
        }
    }

    /** Before E7 a changed definition is ignored while the old one is active. */
    static final class Changed extends EachAction {
        @Override
        void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen) {
            opportunity();
            if (active != null && !active.equals(action)) {
                boolean ignored = seen.edition().duplicateRegister() != Edition.DuplicateRegister.REPLACE;
                broken(
                        seen,
                        Texts.quoted(action.name()) + " was defined anew while active: the server "
                                + (ignored ? "keeps the first definition" : "takes the newer one"));
            }
        }
    }

    /** The set of actions is stable. */
    static final class Churn extends CaseJudge {
        private static final int MESSAGES = 20;
        private static final int TOGGLES = 6;
        private static final Duration MINUTE = Duration.ofMinutes(1);
        private final Recent messages = new Recent(MINUTE);
        private final Map<String, Recent> toggles = new HashMap<>();

        private final DisposableUse disposable = new DisposableUse();

        /** On a new connection everything has to be registered again. */
        @Override
        void opened(long number, LogEntry.Opened opened) {
            messages.clear();
            toggles.clear();
        }

        @Override
        void message(Observation seen) {
            disposable.look(seen);
            List<String> names = new ArrayList<>();
            if (seen.game() instanceof GameMessage.RegisterActions register) {
                register.actions().forEach(action -> names.add(action.name()));
            } else if (seen.game() instanceof GameMessage.UnregisterActions unregister) {
                names.addAll(unregister.actionNames());
            } else {
                return;
            }
            opportunity();
            boolean used = !names.isEmpty() && names.stream().allMatch(disposable::includes);
            if (!used && messages.add(seen.nanos()) > MESSAGES) {
                messages.clear();
                broken(seen, "expected a stable set of actions, was more than 20 changes of it within a minute");
            }
            for (String name : names) {
                Recent recent = toggles.computeIfAbsent(name, unknown -> new Recent(MINUTE));
                if (!disposable.includes(name) && recent.add(seen.nanos()) > 2 * TOGGLES) {
                    recent.clear();
                    broken(
                            seen,
                            "expected a stable set of actions, was " + Texts.quoted(name) + " on and off all the time");
                }
            }
        }
    }

    /** One or two sentences. */
    static final class Concise extends EachAction {
        private final Set<String> told = new HashSet<>();

        @Override
        void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen) {
            opportunity();
            String text = action.description();
            int sentences = text.strip().split("[.!?](\\s|$)").length;
            if ((text.length() > 300 || sentences > 3) && told.add(action.name())) {
                broken(
                        seen,
                        "expected one or two sentences about " + Texts.quoted(action.name()) + ", was " + text.length()
                                + " characters in " + sentences + " sentences");
            }
        }
    }

    /** One action with a choice instead of many alike. */
    static final class Alike extends CaseJudge {
        private static final int MANY = 8;
        private final Set<String> told = new HashSet<>();

        @Override
        void message(Observation seen) {
            if (!(seen.game() instanceof GameMessage.RegisterActions)) {
                return;
            }
            opportunity();
            Map<String, Integer> families = new LinkedHashMap<>();
            seen.after()
                    .map(GameState::actions)
                    .orElse(Map.of())
                    .keySet()
                    .forEach(name -> families(name).forEach(family -> families.merge(family, 1, Integer::sum)));
            families.forEach((family, count) -> {
                if (count >= MANY && told.add(family)) {
                    broken(
                            seen,
                            "expected one action with an enum, was " + count + " actions like " + Texts.quoted(family));
                }
            });
        }

        /** The name with its digits, or with one of its words, left open. */
        private static Set<String> families(String name) {
            Set<String> families = new HashSet<>();
            if (!Texts.template(name).equals(name)) {
                families.add(Texts.template(name));
            }
            String[] words = name.split("[_-]");
            for (int i = 0; words.length > 1 && i < words.length; i++) {
                String[] open = words.clone();
                open[i] = "*";
                families.add(String.join("_", open));
            }
            return families;
        }
    }

    /** The character always knows what is registered. */
    static final class Listing extends EachAction {
        private static final Pattern LISTING = Pattern.compile(
                "(list|show|get|display)[ _-](all[ _-]|the[ _-]|my[ _-]|available[ _-])*(actions|commands)");
        private final Set<String> told = new HashSet<>();

        @Override
        void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen) {
            opportunity();
            String text = (action.name() + ' ' + action.description()).toLowerCase(Locale.ROOT);
            if (LISTING.matcher(text).find() && told.add(action.name())) {
                broken(seen, "expected no action that lists the actions, was " + Texts.quoted(action.name()));
            }
        }
    }

    /** A broad parameter instead of a list that is always rewritten. */
    static final class RewrittenEnum extends EachAction {
        private static final int OFTEN = 5;
        private final Map<String, Integer> rewritten = new HashMap<>();
        private final Map<String, ActionDefinition> last = new HashMap<>();

        @Override
        void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen) {
            opportunity();
            ActionDefinition before = last.put(action.name(), action);
            if (before == null || before.equals(action) || !withoutEnums(before).equals(withoutEnums(action))) {
                return;
            }
            if (rewritten.merge(action.name(), 1, Integer::sum) == OFTEN - 1) {
                broken(
                        seen,
                        "expected a broad parameter, was " + Texts.quoted(action.name())
                                + " registered five times with other enum values");
            }
        }

        private static String withoutEnums(ActionDefinition action) {
            String schema = action.schema() == null ? "" : action.schema();
            return action.description()
                    + JsonValue.parse(schema).map(RewrittenEnum::stripped).orElse(new JsonValue.Nothing());
        }

        private static JsonValue stripped(JsonValue value) {
            if (value instanceof JsonValue.Members object) {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                object.members()
                        .forEach((name, member) ->
                                members.put(name, name.equals("enum") ? new JsonValue.Nothing() : stripped(member)));
                return new JsonValue.Members(members);
            }
            return value;
        }
    }

    /** Names that other integrations are likely to have, too. */
    static final class Generic extends EachAction {
        private static final Set<String> NAMES = Set.of(
                "move",
                "attack",
                "use_item",
                "end_turn",
                "play_card",
                "pass",
                "wait",
                "jump",
                "look",
                "go",
                "use",
                "buy",
                "sell",
                "select",
                "choose",
                "continue",
                "skip",
                "start",
                "restart",
                "quit");
        private final Set<String> told = new HashSet<>();

        @Override
        void look(ActionDefinition action, @Nullable ActionDefinition active, Observation seen) {
            opportunity();
            if (NAMES.contains(action.name()) && told.add(action.name())) {
                saw(
                        Verdict.INFO,
                        seen,
                        Texts.quoted(action.name()) + " is a name that other games of the same character may have");
            }
        }
    }

    /** What is unregistered was registered. */
    static final class Known extends CaseJudge {
        private final Map<String, Set<String>> ever = new HashMap<>();

        @Override
        void message(Observation seen) {
            if (seen.game() instanceof GameMessage.RegisterActions register) {
                register.actions().forEach(action -> ever(seen, register).add(action.name()));
            } else if (seen.game() instanceof GameMessage.UnregisterActions unregister) {
                for (String name : unregister.actionNames()) {
                    opportunity();
                    boolean active = seen.before()
                            .filter(state -> state.actions().containsKey(name))
                            .isPresent();
                    if (!ever(seen, unregister).contains(name)) {
                        broken(
                                seen,
                                "expected a registered name, was " + Texts.quoted(name)
                                        + ", never registered on this connection: out of step after a reconnect?");
                    } else if (!active) {
                        saw(Verdict.INFO, seen, Texts.quoted(name) + " was unregistered already");
                    }
                }
            }
        }

        private Set<String> ever(Observation seen, GameMessage message) {
            return ever.computeIfAbsent(seen.connection() + " " + message.game(), key -> new HashSet<>());
        }
    }

    /** An empty list of names does no harm and no good. */
    static final class EmptyList extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (seen.game() instanceof GameMessage.UnregisterActions unregister) {
                opportunity();
                if (unregister.actionNames().isEmpty()) {
                    saw(Verdict.INFO, seen, "nothing was unregistered");
                }
            }
        }
    }
}
