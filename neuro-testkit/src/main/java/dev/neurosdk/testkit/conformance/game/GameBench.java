package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.model.OpenForce;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.peer.Incoming;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What procedures work with: the game as the server sees it, and everything that they do to it. Confined to one thread.
 *
 * <p>A call waits for its result. What the game says besides waits in the inbox of the connection.
 */
final class GameBench {

    /** An action that no game has. */
    static final String UNKNOWN_ACTION = "nc_no_such_action";

    private static final Duration PARTING = Duration.ofMillis(200);
    private static final int GAME_OVER = 1000;
    private static final int GOING_AWAY = 1001;

    private final GameCheck.Settings settings;
    private final GameLine line;
    private final History history;
    private final VoiceBench voice;
    private final Errands errands;
    private RandomGenerator random;
    private Optional<Boolean> answersUnknown = Optional.empty();
    private boolean endsAfterCalls;
    private boolean arrived;
    private boolean comesBack = true;
    private long calls;
    private long effects;
    private int relaunches;

    GameBench(GameCheck.Settings settings, GameLine line, History history) {
        this.settings = settings;
        this.line = line;
        this.history = history;
        this.voice = new VoiceBench(this, line, history.voice());
        this.errands = new Errands(settings, this::send);
        this.random = new SplittableRandom(settings.seed());
    }

    GameLine line() {
        return line;
    }

    History history() {
        return history;
    }

    VoiceBench voice() {
        return voice;
    }

    Errands errands() {
        return errands;
    }

    GameProfile profile() {
        return settings.profile();
    }

    Edition edition() {
        return settings.edition();
    }

    Times times() {
        return line.times();
    }

    RandomGenerator random() {
        return random;
    }

    /** Makes what is left to chance depend on the seed and this alone. */
    void chanceOf(String what) {
        random = new SplittableRandom(settings.seed() * 31 + what.hashCode());
    }

    long now() {
        return line.timeline().nanos();
    }

    boolean canLaunch() {
        return line.canLaunch();
    }

    /** Whether a situation of the profile was reached. */
    boolean hasArrived() {
        return arrived;
    }

    void arrive() {
        arrived = true;
    }

    // the game now

    /**
     * The connection that everything goes to.
     *
     * @return the newest that is open; an ended one when there is none
     */
    GameConnection connection() {
        return line.connected().orElseGet(() -> {
            List<GameConnection> all = line.connections();
            return all.get(all.size() - 1);
        });
    }

    boolean isConnected() {
        return line.connected().isPresent();
    }

    Optional<GameState> state() {
        return line.connected().flatMap(GameConnection::state);
    }

    Optional<OpenForce> force() {
        return state().flatMap(GameState::force);
    }

    /** The registered actions whose schemas are of use. */
    List<Callee> callees() {
        return state().stream()
                .flatMap(state -> state.actions().values().stream())
                .flatMap(action -> Callee.of(action, edition()).stream())
                .toList();
    }

    Optional<Callee> callee(String name) {
        return callees().stream().filter(callee -> callee.name().equals(name)).findFirst();
    }

    boolean has(Predicate<Callee> wanted) {
        return callees().stream().anyMatch(wanted);
    }

    /** A registered action of a sort. */
    Callee any(Predicate<Callee> wanted) {
        return chosen(callees().stream().filter(wanted));
    }

    boolean hasCallable(Predicate<Callee> wanted) {
        return has(callee -> mayCall(callee) && wanted.test(callee));
    }

    /** A registered action of a sort that may be carried out: better one that the profile calls safe. */
    Callee anyCallable(Predicate<Callee> wanted) {
        List<Callee> callable = callees().stream()
                .filter(callee -> mayCall(callee) && wanted.test(callee))
                .toList();
        List<Callee> safe = callable.stream()
                .filter(callee -> profile().action(callee.name()).safety() == Safety.SAFE)
                .toList();
        return chosen((safe.isEmpty() ? callable : safe).stream());
    }

    /** The registered actions that the open force asks for. */
    List<Callee> forced() {
        List<String> names =
                force().map(OpenForce::message).map(ForceActions::actionNames).orElse(List.of());
        return callees().stream()
                .filter(callee -> names.contains(callee.name()))
                .toList();
    }

    boolean hasForced(Predicate<Callee> wanted) {
        return forced().stream().anyMatch(wanted);
    }

    Callee anyForced(Predicate<Callee> wanted) {
        return chosen(forced().stream().filter(wanted));
    }

    private Callee chosen(Stream<Callee> from) {
        List<Callee> all = from.toList();
        if (all.isEmpty()) {
            throw new SituationGone();
        }
        return all.get(random.nextInt(all.size()));
    }

    boolean isDisposable(Callee callee) {
        return profile().action(callee.name()).disposable().orElseGet(() -> history.isDisposable(callee.name()));
    }

    boolean isRegistered(String name) {
        return state().filter(state -> state.actions().containsKey(name)).isPresent();
    }

    /** Whether an action may be called with data that fits. */
    boolean mayCall(Callee callee) {
        Safety safety = profile().action(callee.name()).safety();
        if (safety == Safety.NEVER || effects >= profile().limits().actions()) {
            return false;
        }
        boolean asked = forced().stream().anyMatch(known -> known.name().equals(callee.name()));
        return safety == Safety.SAFE || settings.allowEffects() || asked;
    }

    /** Data that fits, one of the profile's examples where there are some; null for an action without parameters. */
    @Nullable
    String validData(Callee callee) {
        List<String> examples = profile().action(callee.name()).examples();
        return examples.isEmpty() ? callee.valid(random) : examples.get(random.nextInt(examples.size()));
    }

    // calls

    String nextId() {
        calls++;
        return "nc-" + calls;
    }

    /**
     * Calls an action and waits for its result.
     *
     * @param name the action
     * @param data right or wrong; null when absent
     * @return what came of it
     */
    Answer call(String name, @Nullable String data) {
        return call(nextId(), name, data);
    }

    Answer call(String id, String name, @Nullable String data) {
        return ask(id, MessageEncoder.encode(new NeuroMessage.Action(id, name, data)));
    }

    /** Calls an action with data that fits, waiting as long as the edition allows. */
    Answer callValid(Callee callee) {
        effects++;
        String id = nextId();
        return ask(
                id,
                MessageEncoder.encode(new NeuroMessage.Action(id, callee.name(), validData(callee))),
                times().resultHard());
    }

    /** Notes that a call may have been carried out. */
    void spent() {
        effects++;
    }

    /** Sends a text that is a call, and waits for its result. */
    Answer ask(String id, String text) {
        return ask(id, text, times().result());
    }

    Answer ask(String id, String text, Duration within) {
        long from = now();
        GameConnection game = connection();
        if (!game.isOpen()) {
            return new Answer(id, Optional.empty(), game.closeStatus(), Duration.ZERO);
        }
        send(text);
        return answer(game, id, from, within);
    }

    /** Waits for the result of a call that was sent. */
    Answer answer(GameConnection game, String id, long from, Duration within) {
        Optional<ActionResult> result = game.takeWithin(incoming -> isResult(incoming, id), within)
                .flatMap(Incoming::message)
                .map(ActionResult.class::cast);
        return new Answer(id, result, game.closeStatus(), Duration.ofNanos(now() - from));
    }

    /** How many more results of a call have come. */
    long moreResults(String id) {
        return connection().waiting().stream()
                .filter(incoming -> isResult(incoming, id))
                .count();
    }

    static boolean isResult(Incoming<GameMessage> incoming, String id) {
        return incoming.message()
                .filter(ActionResult.class::isInstance)
                .filter(result -> ((ActionResult) result).id().equals(id))
                .isPresent();
    }

    /** Sends a text as it is; without effect on an ended connection. */
    void send(String text) {
        sendAll(List.of(text));
    }

    /** Sends texts as they are, one right after the other; without effect on an ended connection. */
    void sendAll(List<String> texts) {
        GameConnection game = connection();
        try {
            game.sendPipelined(texts);
        } catch (AssertionError e) {
            if (game.isOpen()) {
                throw e;
            }
        }
    }

    // proofs of life

    /**
     * Calls something that must be answered and has no effect: an action that the game does not have, or, where it does not
     * answer those, a real one with data that is no object.
     *
     * @param id the id of the call
     * @return the message
     */
    String harmless(String id) {
        Optional<Callee> real = callees().stream().filter(Callee::hasParameters).findFirst();
        return answersUnknown.orElse(true) || real.isEmpty()
                ? actionText(id, UNKNOWN_ACTION, "{}")
                : actionText(id, real.get().name(), "[]");
    }

    static String actionText(String id, String name, String data) {
        return MessageEncoder.encode(new NeuroMessage.Action(id, name, data));
    }

    /** The beginning of the text of a call, for what no encoder writes. */
    static JsonText rawAction(String id, String name) {
        return new JsonText()
                .beginObject()
                .member("command", NeuroMessage.Action.COMMAND)
                .name("data")
                .beginObject()
                .member("id", id)
                .member("name", name);
    }

    /**
     * Whether the game is connected, and works through what it is sent: nothing sent before is still unread. A game that ends
     * after any call is only pinged, once that is known.
     *
     * @throws SituationGone when it becomes known just now, so that the game is gone through no fault of its own
     */
    boolean stillThere() {
        if (!isConnected()) {
            return false;
        }
        if (endsAfterCalls) {
            return pongs();
        }
        String id = nextId();
        if (!ask(id, harmless(id)).result().isEmpty()) {
            if (answersUnknown.isEmpty() && connection().closedWithin(PARTING).isPresent() && hasSaidGoodbye()) {
                endsAfterCalls = true;
                throw new SituationGone();
            }
            answersUnknown = Optional.of(answersUnknown.orElse(true));
            return true;
        }
        if (answersUnknown.isPresent()) {
            return !answersUnknown.get() && pinged();
        }
        answersUnknown = Optional.of(false);
        return isConnected() && stillThere();
    }

    private boolean pinged() {
        return isConnected() && !has(Callee::hasParameters) && pongs();
    }

    private boolean pongs() {
        try {
            connection().ping();
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    // connections

    /** Whether the game has ended its connection in an orderly way, as it does when it is over. */
    boolean hasSaidGoodbye() {
        return !isConnected()
                && connection()
                        .closeStatus()
                        .filter(status -> status.code() == GAME_OVER || status.code() == GOING_AWAY)
                        .isPresent();
    }

    /**
     * Ends the connection and waits for the game to come back; where it does not and we can start it, starts it anew.
     *
     * @param how ends it
     * @return the new connection, on which the game has said something; nothing when it does not come
     */
    Optional<GameConnection> renew(Runnable how) {
        int before = connection().number();
        how.run();
        return comeBack(before);
    }

    /** Closes the connection with 1001 and waits for the game to come back. */
    Optional<GameConnection> renew() {
        return renew(() -> {
            GameConnection game = connection();
            if (game.isOpen()) {
                game.close(GOING_AWAY, "");
                if (game.closedWithin(times().close()).isEmpty()) {
                    game.abort();
                }
            }
        });
    }

    /**
     * Ends the connection as a server does that goes away, and waits for the game.
     *
     * @return the new connection, on which the game has said something
     * @throws GameAway when it does not come, which is for other cases to judge
     */
    GameConnection renewed() {
        return renew().orElseThrow(GameAway::new);
    }

    private Optional<GameConnection> comeBack(int before) {
        if (comesBack || !canLaunch()) {
            Optional<GameConnection> back = line.awaitReturnAfter(before, times().reconnect());
            comesBack = back.isPresent();
            if (comesBack) {
                return back;
            }
        }
        return relaunch(before);
    }

    /** Whether a game that is gone comes back by itself. */
    boolean returns() {
        asUsual();
        if (comesBack || !canLaunch()) {
            comesBack = line.awaitReturnAfter(connection().number(), times().reconnect())
                    .isPresent();
        }
        return isConnected();
    }

    /** Starts the game anew; where that is not ours to do, ends the connection of one that is still there. */
    boolean startAnew() {
        asUsual();
        return canLaunch() ? relaunch().isPresent() : isConnected() && renew().isPresent();
    }

    private void asUsual() {
        line.listenAgain();
        line.acknowledgeAsUsual();
    }

    /** Waits for a game that is gone; starts it anew where we can. */
    boolean recover() {
        asUsual();
        if (state().isPresent()) {
            return true;
        }
        int before = line.connected()
                .map(game -> game.number() - 1)
                .orElseGet(() -> connection().number());
        return comeBack(before).isPresent();
    }

    private Optional<GameConnection> relaunch(int before) {
        if (!canLaunch()) {
            return Optional.empty();
        }
        relaunches++;
        line.launch(line.uri());
        return line.awaitReturnAfter(before, line.starting());
    }

    /** How often the game had to be started anew so far. */
    int relaunches() {
        return relaunches;
    }

    /** Starts the game anew. */
    Optional<GameConnection> relaunch() {
        int before = line.lastNumber();
        return relaunch(before);
    }
}
