package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.Direction;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A message says something else than its sender said. Immutable. */
public sealed interface ContentFault extends Fault {

    /**
     * Changes a message.
     *
     * @param text the message
     * @param random decides what is left open
     * @return what comes in its place, in order, possibly no message at all; nothing when there is nothing to change
     */
    Optional<List<String>> change(String text, RandomGenerator random);

    /**
     * The data of a call is spoilt, as a character spoils it; S2C {@code action} only.
     *
     * @param mutators the ways to do it, one of which is drawn; at least one; copied
     */
    record MutateData(List<DataMutator> mutators) implements ContentFault {
        /** Refuses an empty list. */
        public MutateData {
            mutators = Checks.some("mutators", mutators);
        }

        @Override
        public String name() {
            return "mutate-data";
        }

        @Override
        public boolean fits(Direction direction, String command) {
            return direction == Direction.S2C && command.equals("action");
        }

        @Override
        public Optional<List<String>> change(String text, RandomGenerator random) {
            DataMutator mutator = Checks.drawn(mutators, random);
            return JsonValue.parse(text)
                    .flatMap(message -> ActionData.mutated(message, mutator, random))
                    .map(List::of);
        }
    }

    /**
     * A call names an action that nobody registered; S2C {@code action} only.
     *
     * @param action the name
     */
    record UnknownName(String action) implements ContentFault {
        /** Refuses null. */
        public UnknownName {
            requireNonNull(action, "action");
        }

        @Override
        public String name() {
            return "unknown-name";
        }

        @Override
        public boolean fits(Direction direction, String command) {
            return direction == Direction.S2C && command.equals("action");
        }

        @Override
        public Optional<List<String>> change(String text, RandomGenerator random) {
            return JsonValue.parse(text)
                    .map(message -> JsonEdit.set(message, "data", "name", new JsonValue.Text(action)))
                    .map(message -> List.of(message.toString()));
        }
    }

    /**
     * The envelope is malformed, or not JSON at all.
     *
     * @param kinds the ways to do it, one of which is drawn; at least one; copied
     */
    record Malform(List<Malformation> kinds) implements ContentFault {
        /** Refuses an empty list. */
        public Malform {
            kinds = Checks.some("kinds", kinds);
        }

        @Override
        public String name() {
            return "malform";
        }

        @Override
        public Optional<List<String>> change(String text, RandomGenerator random) {
            return Optional.of(List.of(Checks.drawn(kinds, random).applied(text)));
        }
    }

    /**
     * The message is padded with white space, so that it means the same and is large.
     *
     * @param sizes the sizes in characters, one of which is drawn; at least one, each at least 1; copied
     */
    record Enlarge(List<Integer> sizes) implements ContentFault {
        /** Refuses an empty list. */
        public Enlarge {
            sizes = Checks.some("sizes", sizes);
            sizes.forEach(size -> Checks.atLeast("sizes", size, 1));
        }

        @Override
        public String name() {
            return "enlarge";
        }

        @Override
        public Optional<List<String>> change(String text, RandomGenerator random) {
            int padding = Checks.drawn(sizes, random) - text.length();
            int brace = text.lastIndexOf('}');
            return padding <= 0 || brace < 0
                    ? Optional.empty()
                    : Optional.of(List.of(text.substring(0, brace) + " ".repeat(padding) + text.substring(brace)));
        }
    }

    /**
     * A successful result becomes a failing one, so that the server tries again; C2S {@code action/result} only. How many in a
     * row says the rule ({@link FaultRule#times()}).
     *
     * @param message what the failing result says
     */
    record RetryStorm(String message) implements ContentFault {
        /** Refuses null. */
        public RetryStorm {
            requireNonNull(message, "message");
        }

        @Override
        public String name() {
            return "retry-storm";
        }

        @Override
        public boolean fits(Direction direction, String command) {
            return direction == Direction.C2S && command.equals("action/result");
        }

        @Override
        public Optional<List<String>> change(String text, RandomGenerator random) {
            return JsonValue.parse(text)
                    .filter(result -> result.at("/data/success").equals(Optional.of(new JsonValue.Flag(true))))
                    .map(result -> JsonEdit.set(result, "data", "success", new JsonValue.Flag(false)))
                    .map(result -> JsonEdit.set(result, "data", "message", new JsonValue.Text(message)))
                    .map(result -> List.of(result.toString()));
        }
    }

    /**
     * The peers seem to be of an older edition: messages that it does not have are lost, and so is the priority of a force.
     *
     * @param edition the edition that is pretended
     */
    record EditionSkew(Edition edition) implements ContentFault {
        /** Refuses null. */
        public EditionSkew {
            requireNonNull(edition, "edition");
        }

        @Override
        public String name() {
            return "edition-skew";
        }

        @Override
        public boolean fits(Direction direction, String command) {
            return switch (command) {
                case "actions/force" -> direction == Direction.C2S && !edition.priority();
                case "startup" -> direction == Direction.S2C && !edition.startupAck();
                case "speech_finished" -> direction == Direction.S2C && !edition.speechFinished();
                default -> false;
            };
        }

        @Override
        public Optional<List<String>> change(String text, RandomGenerator random) {
            return JsonValue.parse(text)
                    .flatMap(message -> message.textAt("/command").orElse("").equals("actions/force")
                            ? JsonEdit.remove(message, "data", "priority").map(force -> List.of(force.toString()))
                            : Optional.of(List.of()));
        }
    }

    /**
     * A message comes twice, the second time as if it came from, or were meant for, somebody else: a call is made again for an
     * action of another game, a game's message is said again by another game.
     *
     * @param game the other game
     * @param action the other game's action
     */
    record CrossTalk(String game, String action) implements ContentFault {
        /** Refuses null. */
        public CrossTalk {
            requireNonNull(game, "game");
            requireNonNull(action, "action");
        }

        @Override
        public String name() {
            return "cross-talk";
        }

        @Override
        public boolean fits(Direction direction, String command) {
            return direction == Direction.C2S ? !command.isEmpty() : command.equals("action");
        }

        @Override
        public Optional<List<String>> change(String text, RandomGenerator random) {
            return JsonValue.parse(text)
                    .map(message -> List.of(text, foreign(message).toString()));
        }

        private JsonValue foreign(JsonValue message) {
            if (message.at("/game").isPresent()) {
                return JsonEdit.set(message, "game", new JsonValue.Text(game));
            }
            String id = message.textAt("/data/id").orElse("") + "-foreign";
            JsonValue named = JsonEdit.set(message, "data", "name", new JsonValue.Text(action));
            return JsonEdit.set(named, "data", "id", new JsonValue.Text(id));
        }
    }
}
