package dev.neurosdk.server.session;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.force.ForceOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session in a world of virtual time, whose decider is answered by hand and whose game is a list of messages. */
final class OneSession implements Decider, Surroundings.Peer {

    static final String GAME = "Star Harbour";

    final Deque<NeuroMessage> sent = new ArrayDeque<>();
    final List<SessionEvent> events = new ArrayList<>();
    final Deque<DecisionRequest> questions = new ArrayDeque<>();
    final Deque<CompletableFuture<Decision>> answers = new ArrayDeque<>();
    final List<String> news = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    final List<ForcePriority> hushes = new ArrayList<>();
    final List<CloseStatus> closes = new ArrayList<>();
    boolean minimal;
    boolean paused;

    @Nullable
    Supplier<CompletionStage<Decision>> instead;

    Consumer<String> onNews = line -> {};
    Consumer<SessionEvent> onEvent = event -> {};
    Decider fallback = request -> CompletableFuture.failedFuture(new AssertionError("no fallback was expected"));

    private final Queue<Alarm> alarms = new PriorityQueue<>(Comparator.comparing(Alarm::due));
    private final Session session;
    private Duration now = Duration.ZERO;
    boolean timersStopped;

    OneSession() {
        this(SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", false));
    }

    OneSession(SessionSettings settings) {
        this(settings, 1, new NameClaims());
    }

    OneSession(SessionSettings settings, long number, NameClaims names) {
        this(settings, number, names, null);
    }

    /** A session whose decider is another one. */
    static OneSession of(Decider decider) {
        return new OneSession(settings(), 1, new NameClaims(), decider);
    }

    private OneSession(SessionSettings settings, long number, NameClaims names, @Nullable Decider decider) {
        Surroundings around = new Surroundings(
                this,
                decider == null ? this : decider,
                request -> fallback.decide(request),
                this::happened,
                this::schedule,
                names,
                hushes::add,
                () -> paused,
                failures::add);
        session = new Session(settings, new SessionRef(number, "public-id", "127.0.0.1:1", null), around);
        session.post(new SessionInput.Opened());
    }

    private void happened(SessionEvent event) {
        events.add(event);
        onEvent.accept(event);
    }

    private record Alarm(Duration due, Runnable task) {}

    private Runnable schedule(Duration delay, Runnable task) {
        if (timersStopped) {
            throw new RejectedExecutionException("no more timers");
        }
        Alarm alarm = new Alarm(now.plus(delay), task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    void pass(Duration time) {
        Duration end = now.plus(time);
        for (Alarm next = alarms.peek(); next != null && next.due().compareTo(end) <= 0; next = alarms.peek()) {
            now = next.due();
            alarms.remove(next);
            next.task().run();
        }
        now = end;
    }

    Game game() {
        return session.games().get(0);
    }

    Session session() {
        return session;
    }

    SessionView view() {
        return session.view();
    }

    int openTimers() {
        return alarms.size();
    }

    void post(SessionInput input) {
        session.post(input);
    }

    void says(GameMessage message) {
        post(new SessionInput.Said(new Decoded.Understood<>(message, List.of())));
    }

    void startsAndRegisters(String... names) {
        says(new GameMessage.Startup(GAME));
        registers(names);
        sent.clear();
    }

    void registers(String... names) {
        says(new GameMessage.RegisterActions(
                GAME,
                List.of(names).stream()
                        .map(name -> new ActionDefinition(name, "Does " + name + "."))
                        .toList()));
    }

    void forces(String... names) {
        says(new GameMessage.ForceActions(GAME, "Choose.", List.of(names)));
    }

    void results(NeuroMessage.Action call, boolean success, String message) {
        says(new GameMessage.ActionResult(GAME, call.id(), success, message));
    }

    void decides(String action) {
        answers.removeFirst().complete(new Decision(action, null));
    }

    /** The one message that was sent since the last look, a call. */
    NeuroMessage.Action call() {
        if (sent.size() != 1 || !(sent.peek() instanceof NeuroMessage.Action)) {
            throw new AssertionError("expected exactly one call, was " + sent);
        }
        return (NeuroMessage.Action) sent.remove();
    }

    /** The events of one kind, in order. */
    <E extends SessionEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Text as it comes from the wire. */
    void writes(String text) {
        post(new SessionInput.Said(new MessageDecoder(Edition.newest(), 10_000).decodeGame(text)));
    }

    static SessionSettings settings() {
        return SessionSettings.of(Edition.newest(), "neuro", "Neuro-sama", false);
    }

    List<ForceOutcome> outcomes() {
        return events.stream()
                .filter(SessionEvent.ForceEnded.class::isInstance)
                .map(event -> ((SessionEvent.ForceEnded) event).outcome())
                .toList();
    }

    List<Rule> rulesBroken() {
        return events.stream()
                .filter(SessionEvent.RuleBroken.class::isInstance)
                .map(event -> ((SessionEvent.RuleBroken) event).violation().rule())
                .toList();
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        CompletableFuture<Decision> answer = new CompletableFuture<>();
        questions.add(request);
        if (instead != null) {
            return instead.get();
        }
        answers.add(answer);
        return minimal ? answer.minimalCompletionStage() : answer;
    }

    @Override
    public void gameStarted(Game game) {
        hears("started " + game.name());
    }

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        hears("context " + context.message());
    }

    @Override
    public void resultReceived(Game game, String action, GameMessage.ActionResult result) {
        hears("result " + action + " " + result.success());
    }

    @Override
    public void forceEnded(Game game, GameMessage.ForceActions force, ForceOutcome outcome) {
        if (force.ephemeralContext()) {
            hears("force ended " + outcome);
        }
    }

    @Override
    public void gameLeft(Game game) {
        hears("left " + game.name());
    }

    private void hears(String line) {
        news.add(line);
        onNews.accept(line);
    }

    // ---- the game's end of the connection

    @Override
    public void send(NeuroMessage message) {
        sent.add(message);
    }

    @Override
    public void sendRaw(String text) {
        texts.add(text);
    }

    @Override
    public void close(int code, String reason) {
        closes.add(new CloseStatus(code, reason));
    }

    record CloseStatus(int code, String reason) {}
}
