package dev.neurosdk.server.session;

import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.event.SessionRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox of one connection: takes inputs from any thread, one at a time and in order, and carries the effects out.
 * Thread-safe.
 */
public final class Session {

    private final SessionSettings settings;
    private final Surroundings world;
    private final Queue<Letter> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Effect.Visitor carryingOut = new CarryingOut();

    // Confined to whoever drains the inbox.
    private final Map<Long, Runnable> timers = new HashMap<>();
    private SessionState state;
    private @Nullable CompletionStage<Decision> asked;

    /**
     * Makes the session of a new connection.
     *
     * @param settings what all sessions have in common
     * @param session which connection it is
     * @param publicId the opaque id that the game is told
     * @param world what is around it
     */
    public Session(SessionSettings settings, SessionRef session, String publicId, Surroundings world) {
        this.settings = settings;
        this.world = world;
        this.state = SessionState.of(session, publicId);
    }

    /**
     * Hands in an input. The calling thread works the inbox off unless another one is already doing so; it never waits.
     *
     * @param input what happened
     */
    public void post(SessionInput input) {
        post(input, () -> {});
    }

    /**
     * Hands in an input and says when it has been dealt with, so that a sender can be held back until then.
     *
     * @param input what happened
     * @param afterwards is run once, on the thread that dealt with it
     */
    public void post(SessionInput input, Runnable afterwards) {
        inbox.add(new Letter(input, afterwards));
        if (waiting.getAndIncrement() == 0) {
            do {
                take(inbox.remove());
            } while (waiting.decrementAndGet() > 0);
        }
    }

    private void take(Letter letter) {
        try {
            if (letter.input() instanceof SessionInput.TimerFired fired) {
                timers.remove(fired.timer());
            }
            Turn.Step step = Turn.take(settings, state, letter.input());
            state = step.state();
            step.effects().forEach(effect -> effect.accept(carryingOut));
        } catch (RuntimeException e) {
            world.failures().accept(e);
        }
        letter.afterwards().run();
    }

    private CompletionStage<Decision> decide(Effect.Ask effect) {
        try {
            return Objects.requireNonNull(world.decider().decide(effect.question()), "the decider's stage");
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private SessionInput answerTo(long request, @Nullable Decision decision, @Nullable Throwable failure) {
        if (decision != null) {
            return new SessionInput.Decided(request, decision, world.callIds().get());
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return new SessionInput.Undecided(request, cause == null ? "answered null" : "failed: " + cause);
    }

    private void guarded(Runnable userCode) {
        try {
            userCode.run();
        } catch (RuntimeException e) {
            world.failures().accept(e);
        }
    }

    private record Letter(SessionInput input, Runnable afterwards) {}

    /** Turns effects into deeds. Confined to whoever drains the inbox. */
    private final class CarryingOut implements Effect.Visitor {

        @Override
        public void send(Effect.Send effect) {
            world.out().accept(effect.message());
        }

        @Override
        public void ask(Effect.Ask effect) {
            CompletionStage<Decision> answer = decide(effect);
            asked = answer;
            answer.whenComplete((decision, failure) -> post(answerTo(effect.request(), decision, failure)));
        }

        @Override
        public void stopAsking(Effect.StopAsking effect) {
            if (asked instanceof CompletableFuture<?> future) {
                future.cancel(true);
            }
            asked = null;
        }

        @Override
        public void tell(Effect.Tell effect) {
            guarded(() -> effect.news().accept(world.decider()));
        }

        @Override
        public void startTimer(Effect.StartTimer effect) {
            long timer = effect.timer();
            Runnable stop = world.timers().start(effect.delay(), () -> post(new SessionInput.TimerFired(timer)));
            timers.put(timer, stop);
        }

        @Override
        public void cancelTimer(Effect.CancelTimer effect) {
            Runnable stop = timers.remove(effect.timer());
            if (stop != null) {
                stop.run();
            }
        }

        @Override
        public void emit(Effect.Emit effect) {
            guarded(() -> world.events().accept(effect.event()));
        }
    }
}
