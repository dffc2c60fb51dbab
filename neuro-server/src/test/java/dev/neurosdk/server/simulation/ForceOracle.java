package dev.neurosdk.server.simulation;

import static dev.neurosdk.server.simulation.Invariant.ANSWER_CANCELLED;
import static dev.neurosdk.server.simulation.Invariant.ANSWER_HEEDED;
import static dev.neurosdk.server.simulation.Invariant.FORCE_ANSWERED;
import static dev.neurosdk.server.simulation.Invariant.FORCE_ENDS_ONCE;
import static dev.neurosdk.server.simulation.Invariant.FORCE_NAMES;
import static dev.neurosdk.server.simulation.Invariant.FORCE_PROGRESS;
import static dev.neurosdk.server.simulation.Invariant.HAND_HEEDED;
import static dev.neurosdk.server.simulation.Invariant.PAUSE_RESPECTED;
import static dev.neurosdk.server.simulation.Invariant.QUESTION_COMPLETE;
import static dev.neurosdk.server.simulation.Invariant.QUEUE_ORDER;
import static dev.neurosdk.server.simulation.Invariant.RETRY_LIMIT;
import static dev.neurosdk.server.simulation.Invariant.SPEECH_RESPECTED;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.DeclineOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.Deferral;
import dev.neurosdk.server.event.SessionEvent.Refusal;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.force.SecondForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How far each force of a connection has come, by what was demanded, answered and rung. */
final class ForceOracle {

    /** How far a force has come. */
    enum Stage {
        WAITING,
        LISTENING,
        CHOOSING,
        CALLED,
        PAUSING,
        HELD
    }

    /** A force that was opened and has not ended. */
    static final class Demand {
        final long number;
        final GameMessage.ForceActions message;
        final List<String> names;
        final List<String> failures = new ArrayList<>();
        Stage stage = Stage.WAITING;
        boolean last;
        boolean heldForFallback;

        @Nullable
        Question question;

        Demand(SessionEvent.ForceOpened event) {
            this.number = event.force();
            this.message = event.message();
            this.names = event.names();
        }

        @Override
        public String toString() {
            return "force " + number + " " + stage + " " + message.actionNames() + " after " + failures.size()
                    + " failures";
        }
    }

    private final Oracle oracle;
    private final ForceRules rules;
    private final List<Demand> queue = new ArrayList<>();
    private @Nullable Demand current;
    private long count;

    // What this letter must bring.
    private GameMessage.@Nullable ForceActions demanded;
    private @Nullable Refusal refusal;
    private boolean queued;
    private boolean undeferred;
    private final Map<Demand, ForceOutcome> ends = new LinkedHashMap<>();
    private final List<Question> unwanted = new ArrayList<>();
    private final List<SessionEvent.ForceEnded> untold = new ArrayList<>();
    private final List<Demand> ended = new ArrayList<>();
    private @Nullable Decision made;
    private @Nullable Decision answer;
    private @Nullable Wanted byHand;
    private boolean holding;
    private boolean failing;
    private boolean declined;
    private @Nullable Demand asking;
    private boolean fallback;

    ForceOracle(Oracle oracle) {
        this.oracle = oracle;
        this.rules = oracle.settings.forces();
    }

    boolean isIdle() {
        return current == null;
    }

    boolean is(Stage stage) {
        return current != null && current.stage == stage;
    }

    int waiting() {
        return queue.size();
    }

    @Nullable
    Demand current() {
        return current;
    }

    /** The number that an operator may have read last. */
    long last() {
        return current == null ? count : current.number;
    }

    List<String> openNames() {
        return current == null ? List.of() : current.names;
    }

    /** The operator whose answer a call of this moment carries out; null when it is the decider's. */
    @Nullable
    Wanted byHand() {
        return byHand;
    }

    /** The decision that a call of this moment must carry out; null when no force has just been decided. */
    @Nullable
    Decision answer() {
        return answer;
    }

    /** The open force is called: by which game it was demanded. */
    String called() {
        Demand force = Objects.requireNonNull(current);
        force.stage = Stage.CALLED;
        answer = null;
        byHand = null;
        return force.message.game();
    }

    private List<String> registered(Demand force) {
        return oracle.registry.registered(force.names);
    }

    // ---- letters

    void demanded(GameMessage.ForceActions message) {
        demanded = message;
        queued = false;
        boolean second = current != null;
        if (oracle.registry.registered(message.actionNames()).isEmpty()) {
            refusal = Refusal.NOTHING_REGISTERED;
        } else if (second && rules.second() == SecondForce.REJECT) {
            refusal = Refusal.ANOTHER_IS_OPEN;
        } else if (second && rules.second() == SecondForce.QUEUE) {
            queued = queue.size() < oracle.settings.limits().waitingForces();
            refusal = queued ? null : Refusal.TOO_MANY_WAITING;
        } else if (second) {
            ends.put(Objects.requireNonNull(current), ForceOutcome.REPLACED);
        }
    }

    void registryChanged() {
        all().forEach(force -> {
            if (force.stage != Stage.CALLED && registered(force).isEmpty()) {
                ends.putIfAbsent(force, ForceOutcome.NAMES_GONE);
            }
        });
    }

    void dropAll(ForceOutcome outcome, Predicate<String> games) {
        all().forEach(force -> {
            if (games.test(force.message.game())) {
                ends.put(force, outcome);
            }
        });
    }

    private List<Demand> all() {
        List<Demand> all = new ArrayList<>(queue);
        if (current != null) {
            all.add(current);
        }
        return all;
    }

    void answered(Letter.Answer letter) {
        Demand force = current;
        if (force == null || force.stage != Stage.CHOOSING || force.question != letter.question()) {
            return;
        }
        force.question = null;
        Decision decision = letter.decision();
        if (decision != null && registered(force).contains(decision.action()) && oracle.registry.admits(decision)) {
            made = decision;
        } else {
            failing = true;
            declined = letter.declined();
        }
    }

    void decisionOverdue() {
        Demand force = current;
        if (force == null || force.stage != Stage.CHOOSING || force.question == null) {
            throw oracle.violation(ANSWER_HEEDED, "a decision's limit without a question", force);
        }
        unwanted.add(force.question);
        force.question = null;
        failing = true;
    }

    void paused() {
        Demand force = current;
        if (force != null && force.stage == Stage.CHOOSING) {
            if (force.question != null) {
                unwanted.add(force.question);
                force.question = null;
            }
            holding = true;
        }
    }

    void unpaused() {
        Demand force = current;
        if (force != null && force.stage == Stage.HELD) {
            force.stage = Stage.WAITING;
            fallback = force.heldForFallback;
            force.heldForFallback = false;
        }
    }

    void answered(Wanted wanted) {
        Demand force = current;
        Decision decision = Objects.requireNonNull(wanted.decision);
        if (force == null
                || force.number != wanted.force
                || !oracle.calls.isFree()
                || !registered(force).contains(decision.action())
                || !oracle.registry.admits(decision)) {
            oracle.due(wanted, ActionOutcome.NotSent.class);
            return;
        }
        if (force.question != null) {
            unwanted.add(force.question);
            force.question = null;
        }
        made = decision;
        byHand = wanted;
    }

    void declined(Wanted wanted) {
        Demand force = current;
        boolean open = force != null && force.number == wanted.force && force.stage != Stage.CALLED;
        if (open) {
            ends.put(force, ForceOutcome.DECLINED);
        }
        oracle.due(wanted, open ? DeclineOutcome.DECLINED : DeclineOutcome.NOT_OPEN);
    }

    void result(GameMessage.ActionResult result) {
        Demand force = current;
        if (force == null || force.stage != Stage.CALLED) {
            return;
        }
        if (result.success()) {
            ends.put(force, ForceOutcome.SUCCEEDED);
            return;
        }
        force.failures.add(Objects.requireNonNullElse(result.message(), "the game gave no reason"));
        if (registered(force).isEmpty()) {
            ends.put(force, ForceOutcome.NAMES_GONE);
        } else if (force.failures.size() <= rules.retries()) {
            force.stage = Stage.PAUSING;
        } else {
            ends.put(force, ForceOutcome.ATTEMPTS_USED_UP);
        }
    }

    void resultOverdue() {
        Demand force = current;
        if (force != null && force.stage == Stage.CALLED) {
            ends.put(force, ForceOutcome.TIMED_OUT);
        }
    }

    // ---- what is seen

    void opened(SessionEvent.ForceOpened event) {
        oracle.check(event.message().equals(demanded) && refusal == null, FORCE_ANSWERED, event, demanded, refusal);
        oracle.check(event.force() == ++count, FORCE_ANSWERED, event, count);
        oracle.check(
                event.names().equals(oracle.registry.registered(event.message().actionNames())), FORCE_NAMES, event);
        demanded = null;
        Demand force = new Demand(event);
        if (queued) {
            int place = queue.size();
            while (place > 0 && queue.get(place - 1).message.priority().compareTo(force.message.priority()) < 0) {
                place--;
            }
            queue.add(place, force);
            undeferred = true;
        } else {
            oracle.check(current == null, FORCE_ENDS_ONCE, "the force before has not been told as ended", current);
            current = force;
        }
    }

    void ignored(SessionEvent.ForceIgnored event) {
        oracle.check(
                demanded != null && refusal == event.why() && event.names().equals(demanded.actionNames()),
                FORCE_ANSWERED,
                event,
                refusal);
        demanded = null;
        refusal = null;
    }

    void deferred(SessionEvent.ForceDeferred event) {
        if (event.why() == Deferral.OPEN_FORCE) {
            oracle.check(undeferred, QUEUE_ORDER, event);
            undeferred = false;
            return;
        }
        Demand force = taken(event.force());
        if (event.why() == Deferral.PAUSED) {
            oracle.check(oracle.isPaused(), PAUSE_RESPECTED, event);
            oracle.check(oracle.calls.isFree(), FORCE_PROGRESS, "held while a result is owed", force);
            oracle.check(holding || isDue(force), FORCE_PROGRESS, event, force);
            force.heldForFallback = holding ? force.last : fallback;
            holding = false;
            fallback = false;
            force.stage = Stage.HELD;
        } else if (event.why() == Deferral.OWED_RESULT) {
            oracle.check(!oracle.calls.isFree(), FORCE_PROGRESS, event);
            force.stage = Stage.WAITING;
        } else {
            boolean patient = force.message.priority().compareTo(ForcePriority.HIGH) < 0;
            oracle.check(oracle.speaking() && patient, SPEECH_RESPECTED, event);
            force.stage = Stage.LISTENING;
        }
    }

    /** The force that is taken up: the open one, or the first of those that wait. */
    private Demand taken(long number) {
        if (current == null) {
            oracle.check(!queue.isEmpty() && queue.get(0).number == number, QUEUE_ORDER, number, queue);
            oracle.check(oracle.calls.isFree(), FORCE_PROGRESS, number);
            current = queue.remove(0);
        }
        oracle.check(current.number == number, FORCE_PROGRESS, number, current);
        return current;
    }

    void asked(SessionEvent.DecisionAsked event) {
        Demand force = taken(event.force());
        oracle.check(!oracle.isPaused(), PAUSE_RESPECTED, event);
        oracle.check(oracle.calls.isFree(), FORCE_PROGRESS, "asked while a result is owed", force);
        oracle.check(event.attempt() == force.failures.size() + 1, QUESTION_COMPLETE, event, force);
        oracle.check(event.attempt() <= rules.retries() + (fallback ? 2 : 1), RETRY_LIMIT, event, rules.retries());
        boolean patient = force.message.priority().compareTo(ForcePriority.HIGH) < 0;
        boolean waits = oracle.speaking() && patient && event.attempt() == 1 && !oracle.rang(Alarm.Kind.SPEECH);
        oracle.check(!waits, SPEECH_RESPECTED, event);
        oracle.check(isDue(force), FORCE_PROGRESS, event, force);
        force.stage = Stage.CHOOSING;
        asking = force;
    }

    private boolean isDue(Demand force) {
        return force.stage == Stage.WAITING
                || (force.stage == Stage.LISTENING && (oracle.rang(Alarm.Kind.SPEECH) || !oracle.speaking()))
                || (force.stage == Stage.PAUSING && oracle.rang(Alarm.Kind.PAUSE))
                || fallback;
    }

    void asked(Question question) {
        Demand force = asking;
        if (force == null) {
            throw oracle.violation(QUESTION_COMPLETE, question);
        }
        asking = null;
        oracle.check(question.fallback == fallback, QUESTION_COMPLETE, "who was asked", question);
        force.last = fallback;
        fallback = false;
        force.question = question;
        DecisionRequest request = question.request;
        GameMessage.ForceActions message = force.message;
        List<String> offered = request.actions().stream().map(ActionOffer::name).toList();
        oracle.check(offered.equals(registered(force)), FORCE_NAMES, offered, registered(force));
        oracle.check(
                Objects.equals(request.state(), message.state())
                        && request.query().equals(message.query())
                        && request.ephemeral() == message.ephemeralContext()
                        && request.priority() == message.priority()
                        && request.game().equals(message.game())
                        && request.attempt() == force.failures.size() + 1
                        && request.earlierFailures().equals(force.failures),
                QUESTION_COMPLETE,
                request,
                force.failures);
    }

    void made(SessionEvent.DecisionMade event) {
        oracle.check(byHand == null, HAND_HEEDED, event, byHand);
        decided(event, event.force(), event.attempt(), event.action());
    }

    void madeByHand(SessionEvent.AnsweredByHand event) {
        oracle.check(byHand != null, HAND_HEEDED, event);
        decided(event, event.force(), event.attempt(), event.action());
    }

    private void decided(SessionEvent event, long number, int attempt, String action) {
        Decision decision = made;
        made = null;
        Demand force = current;
        oracle.check(
                decision != null
                        && force != null
                        && force.number == number
                        && decision.action().equals(action)
                        && attempt == force.failures.size() + 1,
                ANSWER_HEEDED,
                event,
                decision);
        answer = decision;
    }

    void failed(SessionEvent.DecisionFailed event) {
        Demand force = current;
        if (!failing || force == null || force.number != event.force()) {
            throw oracle.violation(ANSWER_HEEDED, event, force);
        }
        failing = false;
        force.failures.add(event.why());
        if (declined) {
            declined = false;
            ends.put(force, ForceOutcome.DECLINED);
        } else if (force.failures.size() <= rules.retries()) {
            force.stage = Stage.PAUSING;
        } else if (rules.fallback() != Fallback.GIVE_UP && !force.last) {
            fallback = true;
        } else {
            ends.put(force, ForceOutcome.ATTEMPTS_USED_UP);
        }
    }

    void ended(SessionEvent.ForceEnded event) {
        Demand force = all().stream()
                .filter(open -> open.number == event.force())
                .findFirst()
                .orElse(null);
        if (force == null || ends.remove(force) != event.outcome()) {
            throw oracle.violation(FORCE_ENDS_ONCE, event, force);
        }
        oracle.check(event.attempts() <= rules.retries() + 2, RETRY_LIMIT, event);
        if (force.question != null) {
            unwanted.add(force.question);
        }
        queue.remove(force);
        if (current == force) {
            current = null;
        }
        untold.add(event);
        ended.add(force);
    }

    void toldEnd(GameMessage.ForceActions message, ForceOutcome outcome) {
        oracle.check(
                !untold.isEmpty()
                        && untold.remove(0).outcome() == outcome
                        && ended.remove(0).message.equals(message),
                FORCE_ENDS_ONCE,
                message,
                outcome);
    }

    void hushed(ForcePriority priority) {
        oracle.check(oracle.speaking(), SPEECH_RESPECTED, "asked to hush in silence", priority);
    }

    void finish() {
        oracle.check(demanded == null, FORCE_ANSWERED, demanded);
        oracle.check(!undeferred, QUEUE_ORDER, queue);
        oracle.check(ends.isEmpty() && untold.isEmpty(), FORCE_ENDS_ONCE, ends, untold);
        oracle.check(byHand == null, HAND_HEEDED, byHand);
        oracle.check(made == null && answer == null && !failing, ANSWER_HEEDED, made, answer, failing);
        oracle.check(!holding, PAUSE_RESPECTED, current);
        oracle.check(asking == null && !fallback, QUESTION_COMPLETE, asking, fallback);
        for (Question question : unwanted) {
            oracle.check(!question.cancellable || question.answer.isDone(), ANSWER_CANCELLED, question);
        }
        unwanted.clear();
        if (oracle.isOpen()) {
            progress();
        }
    }

    private void progress() {
        Demand force = current;
        if (force == null) {
            boolean nothing = !oracle.calls.isFree() || (queue.isEmpty() && oracle.calls.waitingActs() == 0);
            oracle.check(nothing, FORCE_PROGRESS, "something could begin", queue);
        } else if (oracle.calls.isFree()) {
            oracle.check(force.stage != Stage.WAITING && force.stage != Stage.CALLED, FORCE_PROGRESS, force, "no call");
            oracle.check(force.stage != Stage.HELD || oracle.isPaused(), PAUSE_RESPECTED, force);
            oracle.check(force.stage != Stage.CHOOSING || !oracle.isPaused(), PAUSE_RESPECTED, force);
            oracle.check(force.stage != Stage.LISTENING || oracle.speaking(), SPEECH_RESPECTED, force);
        } else {
            oracle.check(force.stage == Stage.WAITING || force.stage == Stage.CALLED, FORCE_PROGRESS, force, "a call");
        }
    }

    void ended() {
        oracle.check(current == null && queue.isEmpty(), FORCE_ENDS_ONCE, current, queue);
    }
}
