package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The game itself, a game of cards: one turn after the other, in each of which a card has to be played or drawn. Outlives
 * connections. Confined to its game.
 */
final class ReferencePlay {

    private static final Duration FORCE = Duration.ofMillis(30);
    private static final Duration NEXT_TURN = Duration.ofSeconds(2);
    private static final Duration LONGEST_SPEECH = Duration.ofSeconds(10);
    private static final List<String> RULES = List.of(
            "The cards are dealt.",
            "Each turn a card is played or drawn.",
            "An ace beats a king.",
            "A queen is worth a small bet only.",
            "Nobody sees the hands of others.",
            "The house pays at the end of the evening.");
    private static final List<String> REMARKS = List.of(
            "The dealer nods after turn %d.",
            "Somebody laughs at the next table, turn %d is over.",
            "Turn %d was quick.",
            "A waiter brings water; so far %d turns were played.");

    private final ReferenceGame game;
    private final ReferenceDesk desk;
    private final Map<String, ActionDefinition> offered = new LinkedHashMap<>();
    private final Map<String, ActionDefinition> known = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private final List<String> remarks = new ArrayList<>();
    private @Nullable ReferenceSession session;
    private int turn;
    private boolean turnOpen;
    private boolean forced;
    private boolean changedOffline;
    private boolean stuck;
    private boolean leftEarly;
    private int failures;
    private boolean leaving;
    private boolean awaitsSpeech;
    private long lastCall = Long.MIN_VALUE / 2;

    ReferencePlay(ReferenceGame game) {
        this.game = game;
        this.desk = new ReferenceDesk(game);
        nextTurn();
    }

    private boolean is(GameMutant mutant) {
        return game.is(mutant);
    }

    /** What can be done now, in words. */
    String choices() {
        return offered.isEmpty()
                ? "There is nothing to do now."
                : "Choose " + String.join(" or ", offered.keySet()) + '.';
    }

    /** Begins on a new connection: everything is offered again, and forced again where the game waits. */
    void join(ReferenceSession joined) {
        session = joined;
        leaving = false;
        done.clear();
        failures = 0;
        forced = false;
        boolean registers = !is(NEVER_REGISTER) && !leftEarly && !game.has(ReferenceGame.NOTHING_YET);
        boolean again = !game.isFirstConnection();
        if (registers && !(is(REGISTER_ONCE) && again)) {
            offered.clear();
            offer(ReferenceActions.ALWAYS);
        }
        remember();
        if (turnOpen && (registers || is(NEVER_REGISTER))) {
            joinTurn(joined, registers && !(is(REGISTER_ONCE) && again), again);
        } else if (!turnOpen) {
            soonNextTurn();
        }
    }

    /** A connection has ended. */
    void left(ReferenceSession ended) {
        leftEarly = is(LOSE_ON_EARLY_DROP) && ended.equals(session) && !forced && !leftEarly;
    }

    private void joinTurn(ReferenceSession joined, boolean registers, boolean again) {
        if (registers) {
            offer(ReferenceActions.TURN);
        }
        if (is(MERGE_QUEUE) && changedOffline) {
            joined.say(new GameMessage.UnregisterActions(ReferenceGame.NAME, names(ReferenceActions.TURN)));
        }
        changedOffline = false;
        if (!(is(FORGET_FORCE) && again)) {
            soonForce();
        }
    }

    /** Context of the beginning, once. */
    private void remember() {
        if (game.isFirstConnection()) {
            RULES.forEach(this::remark);
        } else if (is(REPLAY_CONTEXT)) {
            remarks.forEach(text -> say(new GameMessage.Context(ReferenceGame.NAME, text, true)));
        }
    }

    private void remark(String text) {
        remarks.add(text);
        say(new GameMessage.Context(ReferenceGame.NAME, text, true));
    }

    private void say(GameMessage message) {
        ReferenceSession open = session;
        if (open != null) {
            open.say(message);
        }
    }

    private void offer(List<ActionDefinition> actions) {
        actions.forEach(action -> {
            offered.put(action.name(), action);
            known.put(action.name(), action);
        });
        say(new GameMessage.RegisterActions(ReferenceGame.NAME, actions));
    }

    private void takeBack() {
        names(ReferenceActions.TURN).forEach(offered::remove);
        say(new GameMessage.UnregisterActions(ReferenceGame.NAME, names(ReferenceActions.TURN)));
    }

    /** The game is over. */
    void takeEverythingBack() {
        if (!offered.isEmpty()) {
            say(new GameMessage.UnregisterActions(ReferenceGame.NAME, List.copyOf(offered.keySet())));
            offered.clear();
        }
    }

    private static List<String> names(List<ActionDefinition> actions) {
        return actions.stream().map(ActionDefinition::name).toList();
    }

    // turns

    private boolean isConnected() {
        return session != null && !session.isOver();
    }

    private void soonNextTurn() {
        int ended = turn;
        game.after(NEXT_TURN, () -> {
            if (turn == ended && !turnOpen && !awaitsSpeech && !leaving) {
                nextTurn();
            }
        });
    }

    private void nextTurn() {
        turn++;
        turnOpen = true;
        forced = false;
        failures = 0;
        if (isConnected()) {
            offer(ReferenceActions.TURN);
            soonForce();
        } else {
            changedOffline = turn > 1;
        }
    }

    private void soonForce() {
        int asked = turn;
        ReferenceSession on = session;
        game.after(FORCE, () -> {
            boolean wanted = turnOpen || is(FORCE_ANYWAY);
            if (wanted && turn == asked && session == on && !forced) {
                force();
            }
        });
    }

    private void force() {
        forced = true;
        say(new GameMessage.ForceActions(
                ReferenceGame.NAME,
                null,
                "It is your turn " + turn + ". Play a card or draw one.",
                false,
                ForcePriority.LOW,
                names(ReferenceActions.TURN)));
    }

    private void endTurn() {
        turnOpen = false;
        if (leaving) {
            ready();
            return;
        }
        if (!game.has(ReferenceGame.SPEECH_GATE)) {
            soonNextTurn();
            return;
        }
        awaitsSpeech = true;
        int ended = turn;
        game.after(LONGEST_SPEECH, () -> {
            if (turn == ended) {
                spoken(true);
            }
        });
    }

    /** The character has spoken a part or all. */
    void spoken(boolean last) {
        if (last && awaitsSpeech) {
            awaitsSpeech = false;
            nextTurn();
        }
    }

    // calls

    /** From here on no call is answered. */
    void freeze() {
        stuck = true;
    }

    /** The character wants something done. */
    void called(ReferenceSession on, String id, String name, @Nullable JsonValue data) {
        boolean tooSoon = game.now() - lastCall < Duration.ofMillis(5).toNanos();
        lastCall = game.now();
        boolean deaf = (is(ONE_CALL_AT_A_TIME) && tooSoon)
                || (is(DEAF_WITHOUT_ACK) && !on.isAcknowledged())
                || (is(ONLY_WHEN_FORCED) && !(forced && turnOpen))
                || (is(ONE_TRY) && failures > 0)
                || (is(DEAF_AFTER_FAILURES) && failures > 2)
                || stuck;
        if (deaf) {
            return;
        }
        ActionDefinition action = offered.get(name);
        if (action != null) {
            offeredCall(on, id, action, data);
        } else if (!known.containsKey(name)) {
            refuse(is(SILENT_ON_UNKNOWN_ACTION), on, id, "name: expected an action of mine, was \"" + name + "\". ");
        } else if (is(USE_UNREGISTERED)) {
            on.answer(id, true, null);
        } else {
            refuse(is(SILENT_ON_UNREGISTERED), on, id, name + " is not possible any more. ");
        }
    }

    private void refuse(boolean silently, ReferenceSession on, String id, String why) {
        if (!silently) {
            on.answer(id, false, why + choices());
        }
    }

    private void offeredCall(ReferenceSession on, String id, ActionDefinition action, @Nullable JsonValue data) {
        if (desk.ends(data)) {
            on.end();
            return;
        }
        if (desk.loses(action, data) || (is(STUCK_AFTER_SUCCESS) && repeated.contains(action.name()))) {
            return;
        }
        Optional<String> fault = desk.fault(action, data);
        if (fault.isEmpty() && done.contains(id) && !is(FORGET_IDS)) {
            on.answer(id, false, "id: expected a new one, was done already. " + choices());
        } else if (fault.isPresent()) {
            failed(on, id, action, fault.get());
        } else {
            succeeded(on, id, action);
        }
    }

    private void failed(ReferenceSession on, String id, ActionDefinition action, String fault) {
        failures += forced && ReferenceActions.TURN.contains(action) ? 1 : 0;
        if (is(ACT_FIRST) && ReferenceActions.TURN.contains(action)) {
            takeBack();
            game.after(Duration.ofSeconds(1), () -> offer(ReferenceActions.TURN));
        }
        on.answer(id, false, fault);
        if (is(FORCE_AGAIN_ON_FAILURE) && forced) {
            game.after(Duration.ofSeconds(1), this::force);
        }
        if (is(UNREGISTER_ON_FAILURE) && failures == 3) {
            takeBack();
        }
    }

    private void succeeded(ReferenceSession on, String id, ActionDefinition action) {
        done.add(id);
        boolean ends = ReferenceActions.TURN.contains(action) && turnOpen;
        boolean early = ends && !forced && is(FORCE_ANYWAY);
        if (ReferenceActions.TURN.contains(action) && !turnOpen) {
            on.answer(id, false, "This turn is over.");
            return;
        }
        if (ends && !early && !is(FORCE_TWICE)) {
            takeBack();
        }
        if (!ends) {
            repeated.add(action.name());
        }
        on.answer(id, true, "Done.");
        if (ends) {
            if (is(FORCE_TWICE)) {
                game.after(Duration.ofMillis(200), this::force);
            }
            if (turn % 2 == 0) {
                remark(String.format(REMARKS.get(turn / 2 % REMARKS.size()), turn));
            }
            endTurn();
        }
    }

    // what only some games understand

    /** Offers everything that is offered once more. */
    void registerAgain(ReferenceSession on) {
        if (offered.isEmpty()) {
            if (is(CLOSE_WHEN_EMPTY)) {
                on.end();
            }
            return;
        }
        List<ActionDefinition> all = List.copyOf(offered.values());
        on.say(new GameMessage.RegisterActions(ReferenceGame.NAME, is(REREGISTER_SOME) ? all.subList(0, 1) : all));
        if (is(FORCE_ON_REREGISTER) && forced) {
            force();
        }
    }

    /** Is to get ready for the end when the turn is over, or not any more. */
    void leaveSoon(boolean wanted) {
        leaving = wanted || (leaving && is(READY_ANYWAY));
        if (!turnOpen && !awaitsSpeech) {
            if (leaving) {
                ready();
            } else {
                soonNextTurn();
            }
        }
    }

    /** Is to get ready for the end at once. */
    void leaveAtOnce(ReferenceSession on) {
        if (is(EXIT_ON_IMMEDIATE)) {
            game.exit();
        } else if (game.has(ReferenceGame.IMMEDIATE_SHUTDOWN) && !is(IGNORE_IMMEDIATE)) {
            on.say(new GameMessage.ShutdownReady(ReferenceGame.NAME));
        }
    }

    private void ready() {
        if (is(EXIT_BEFORE_READY)) {
            game.exit();
        } else {
            say(new GameMessage.ShutdownReady(ReferenceGame.NAME));
        }
    }
}
