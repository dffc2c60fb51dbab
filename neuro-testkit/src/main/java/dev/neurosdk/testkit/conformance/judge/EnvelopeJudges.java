package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Cases about whole messages. */
final class EnvelopeJudges {

    private static final Set<String> GAME_COMMANDS = Set.of(
            GameMessage.Startup.COMMAND,
            GameMessage.Context.COMMAND,
            GameMessage.RegisterActions.COMMAND,
            GameMessage.UnregisterActions.COMMAND,
            GameMessage.ForceActions.COMMAND,
            GameMessage.ActionResult.COMMAND,
            GameMessage.ShutdownReady.COMMAND);
    private static final Set<String> NEURO_COMMANDS = Set.of(
            NeuroMessage.StartupAck.COMMAND,
            NeuroMessage.Action.COMMAND,
            NeuroMessage.SpeechFinished.COMMAND,
            NeuroMessage.ReregisterAll.COMMAND,
            NeuroMessage.GracefulShutdown.COMMAND,
            NeuroMessage.ImmediateShutdown.COMMAND);
    private static final Set<String> PROPOSALS = Set.of(
            NeuroMessage.ReregisterAll.COMMAND,
            NeuroMessage.GracefulShutdown.COMMAND,
            NeuroMessage.ImmediateShutdown.COMMAND);

    private EnvelopeJudges() {}

    private static boolean hasPrefix(String command) {
        int slash = command.indexOf('/');
        return slash > 0 && !Set.of("actions", "action", "shutdown", "voice").contains(command.substring(0, slash));
    }

    /** The game's name is what players know. */
    static final class DisplayName extends CaseJudge {
        private final Set<String> told = new HashSet<>();

        @Override
        void message(Observation seen) {
            if (!(seen.game() instanceof GameMessage.Startup startup)) {
                return;
            }
            opportunity();
            String name = startup.game();
            boolean technical = name.matches("[a-z0-9_-]+")
                    || name.contains("_")
                    || name.matches(".*\\.[A-Za-z0-9]{2,4}")
                    || !name.strip().equals(name);
            if (technical && told.add(name)) {
                broken(seen, "expected the name that players know, was " + Texts.quoted(name));
            }
        }
    }

    /** Only commands that the protocol has, or with a vendor's prefix. */
    static final class Commands extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.C2S || seen.command().isEmpty()) {
                return;
            }
            opportunity();
            String command = seen.command();
            if (GAME_COMMANDS.contains(command)) {
                return;
            }
            if (NEURO_COMMANDS.contains(command)) {
                broken(seen, "expected a command of games, was Neuro's " + Texts.quoted(command));
            } else if (hasPrefix(command)) {
                saw(Verdict.INFO, seen, "the vendor's command " + Texts.quoted(command));
            } else {
                broken(seen, "expected a command of the protocol, was " + Texts.quoted(command));
            }
        }
    }

    /** The same for servers; proposals are only noted. */
    static final class NeuroCommands extends CaseJudge {
        @Override
        void message(Observation seen) {
            String command = seen.command();
            if (seen.direction() != Direction.S2C || command.isEmpty()) {
                return;
            }
            opportunity();
            if (PROPOSALS.contains(command) || (hasPrefix(command) && !NEURO_COMMANDS.contains(command))) {
                saw(Verdict.INFO, seen, "the command " + Texts.quoted(command));
            } else if (!NEURO_COMMANDS.contains(command)) {
                broken(seen, "expected a command of the protocol, was " + Texts.quoted(command));
            }
        }
    }

    /** Every call has an id. */
    static final class CallId extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.S2C || !seen.command().equals(NeuroMessage.Action.COMMAND)) {
                return;
            }
            opportunity();
            JsonValue json = seen.json();
            if (json == null || json.textAt("/data/id").orElse("").isEmpty()) {
                broken(seen, "expected a non-empty string at /data/id, was another value or none");
            }
        }
    }

    /** The main socket carries no voice. */
    static final class NoVoice extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.S2C) {
                return;
            }
            opportunity();
            if (seen.entry().opcode() == LogEntry.Opcode.BINARY) {
                broken(seen, "expected text on the main socket, was a binary frame");
            } else if (seen.command().startsWith("voice/")) {
                broken(seen, "expected no voice on the main socket, was " + Texts.quoted(seen.command()));
            }
        }
    }

    /** Frames of the server are unmasked, and tell their length in the fewest bytes. */
    static final class ServerFrames extends CaseJudge {
        @Override
        void message(Observation seen) {
            if (seen.direction() == Direction.S2C) {
                opportunity();
            }
        }

        @Override
        void illegal(long number, LogEntry.Tcp entry) {
            boolean framed = entry.detail().contains("masked") || entry.detail().contains("fewest");
            if (entry.direction() == Direction.S2C && framed) {
                opportunity();
                saw(new Evidence(number, entry.nanos(), entry.connection(), ownLevel(), entry.detail()));
            }
        }
    }

    /** Every receiver reads the message alike. */
    static final class Interoperable extends CaseJudge {
        private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.C2S || seen.entry().opcode() == LogEntry.Opcode.BINARY) {
                return;
            }
            opportunity();
            seen.broken().stream()
                    .filter(violation -> violation.rule() == Rule.JSON_UNIQUE_NAMES
                            || violation.rule() == Rule.JSON_SURROGATE
                            || violation.rule() == Rule.JSON_NUMBER)
                    .forEach(violation -> broken(seen, violation.message()));
            JsonValue json = seen.json();
            if (json != null && hasHugeInteger(json)) {
                broken(seen, "expected whole numbers within 2^53, was a larger one");
            }
        }

        private static boolean hasHugeInteger(JsonValue value) {
            if (value instanceof JsonValue.Members object) {
                return object.members().values().stream().anyMatch(Interoperable::hasHugeInteger);
            }
            if (value instanceof JsonValue.Elements array) {
                return array.elements().stream().anyMatch(Interoperable::hasHugeInteger);
            }
            return value instanceof JsonValue.Numeral number
                    && number.literal().matches("-?[0-9]+")
                    && new BigDecimal(number.literal()).toBigInteger().abs().compareTo(EXACT) > 0;
        }
    }

    /** No message is larger than what receivers take. */
    static final class Size extends CaseJudge {
        private static final int LARGE = 64 << 10;
        private static final int TOO_LARGE = 1 << 20;
        private final Map<String, Integer> largest = new HashMap<>();

        @Override
        void message(Observation seen) {
            if (seen.direction() != Direction.C2S) {
                return;
            }
            opportunity();
            int size = seen.entry().payload().length;
            if (size > TOO_LARGE) {
                broken(seen, "expected at most 1 MiB, was " + size + " bytes: more than many servers take");
            } else if (size > LARGE) {
                broken(seen, "expected at most 64 KiB, was " + size + " bytes");
            }
            largest.merge(seen.command(), size, Math::max);
        }

        @Override
        void finish(long nanos) {
            largest.forEach((command, size) -> saw(new Evidence(
                    0, nanos, 0, Verdict.PASS, "largest " + Texts.quoted(command) + ": " + size + " bytes")));
        }
    }
}
