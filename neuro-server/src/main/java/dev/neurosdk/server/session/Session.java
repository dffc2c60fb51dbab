package dev.neurosdk.server.session;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DeclineOutcome;
import dev.neurosdk.server.decider.DeclinedException;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.mailbox.Mailbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox of one connection: takes inputs from any thread, one at a time and in order, and carries the effects out.
 * Thread-safe.
 */
public final class Session {

    private final SessionSettings settings;
    private final Surroundings world;
    private final Mailbox inbox;
    private final Effect.Visitor carryingOut = new CarryingOut();

    // Confined to whoever drains the inbox.
    private final Map<Long, Runnable> timers = new HashMap<>();
    private @Nullable CompletionStage<Decision> asked;

    // Written by whoever drains the inbox, and far more often than looked at by others.
    private final AtomicReference<SessionState> state;

    /**
     * Makes the session of a new connection.
     *
     * @param settings what all sessions have in common
     * @param session which connection it is
     * @param world what is around it
     */
    public Session(SessionSettings settings, SessionRef session, Surroundings world) {
        this.settings = settings;
        this.world = world;
        this.inbox = new Mailbox(world.failures());
        this.state = new AtomicReference<>(SessionState.of(session));
    }

    /** {@return what it looks like between the last input and the next} */
    public SessionView view() {
        return SessionView.of(state.getAcquire());
    }

    /** {@return whether both sides may speak} */
    public boolean isOpen() {
        return state.getAcquire().connection().isOpen();
    }

    /** {@return the games that speak on the connection, in the order of their first word; a copy} */
    public List<Game> games() {
        return state.getAcquire().games().keySet().stream()
                .<Game>map(name -> new SessionGame(this, name, false))
                .toList();
    }

    /**
     * Sends a text frame as it is, also to a game that has not spoken yet.
     *
     * @param text anything
     * @return whether it was sent; always completes
     */
    public CompletionStage<SendOutcome> sendRaw(String text) {
        Promise<SendOutcome> asker = new Promise<>();
        return wish(new Wish.SendRaw(text, asker), asker);
    }

    /**
     * Answers the open force in the decider's place. A question that the decider has open is withdrawn. An answer that can't
     * be sent changes nothing, and counts as no attempt; one that the game refuses counts as one.
     *
     * @param force which force of the connection is meant, as {@link #view()} shows it
     * @param decision the action and its data; checked before it leaves
     * @return how the call ended; not sent when that force is not open, the result of an earlier call is owed, or the data
     *     does not fit; always completes
     */
    public CompletionStage<ActionOutcome> answer(long force, Decision decision) {
        Promise<ActionOutcome> asker = new Promise<>();
        return wish(new Wish.Answer(force, decision, asker), asker);
    }

    /**
     * Ends the open force without a choice.
     *
     * @param force which force of the connection is meant, as {@link #view()} shows it
     * @return whether it has ended; always completes
     */
    public CompletionStage<DeclineOutcome> decline(long force) {
        Promise<DeclineOutcome> asker = new Promise<>();
        return wish(new Wish.Decline(force, asker), asker);
    }

    /**
     * Pauses the decider for this connection, or has it asked again. Meanwhile forces wait without a limit for an operator's
     * answer, and what the decider wants to do by itself is refused.
     *
     * @param paused true for a pause; the same again changes nothing
     * @return completes once it holds
     */
    public CompletionStage<@Nullable Void> pause(boolean paused) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        post(new SessionInput.PausedHere(paused), () -> done.complete(null));
        return done;
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
        inbox.post(() -> {
            try {
                take(input);
            } catch (RuntimeException | Error e) {
                world.failures().accept(e);
            }
            afterwards.run();
        });
    }

    <T> CompletionStage<T> wish(Wish wish, Promise<T> asker) {
        post(wish);
        return asker.stage();
    }

    private void take(SessionInput posted) {
        SessionInput input = prepared(posted);
        if (input != null) {
            Turn.Step step = Turn.take(settings, state.getPlain(), input);
            state.setRelease(step.state());
            for (Effect effect : step.effects()) {
                carryOut(effect);
            }
        }
    }

    /** Adds what a turn can't know by itself; null when the input no longer counts. */
    private @Nullable SessionInput prepared(SessionInput input) {
        if (input instanceof SessionInput.TimerFired fired) {
            timers.remove(fired.timer());
        } else if (input instanceof SessionInput.Opened) {
            return new SessionInput.Opened(world.paused().getAsBoolean());
        } else if (input instanceof SessionInput.PausedEverywhere) {
            return new SessionInput.PausedEverywhere(world.paused().getAsBoolean());
        } else if (settings.scope() == NameScope.CHARACTER) {
            if (input instanceof SessionInput.Said said) {
                return checked(said);
            }
            if (input instanceof SessionInput.NameTaken taken && world.names().isHeldBy(number(), taken.name())) {
                return null; // claimed back in the meantime
            }
        }
        return input;
    }

    private SessionInput checked(SessionInput.Said said) {
        if (said.decoded() instanceof Decoded.Understood<GameMessage> understood
                && understood.message() instanceof GameMessage.RegisterActions register) {
            List<String> names =
                    register.actions().stream().map(ActionDefinition::name).toList();
            return new SessionInput.Said(said.decoded(), world.names().heldByOthers(number(), names));
        }
        return said;
    }

    private void lost(String name) {
        post(new SessionInput.NameTaken(name));
    }

    private long number() {
        return state.getAcquire().session().number();
    }

    private CompletionStage<Decision> decide(Effect.Ask effect) {
        Decider decider = effect.fallback() ? world.fallback() : world.decider();
        try {
            return Objects.requireNonNull(decider.decide(effect.question()), "the decider's stage");
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static SessionInput answerTo(long request, @Nullable Decision decision, @Nullable Throwable failure) {
        if (decision != null) {
            return new SessionInput.Decided(request, decision);
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof DeclinedException declined) {
            return new SessionInput.Undecided(request, "declined: " + declined.getMessage(), true);
        }
        return new SessionInput.Undecided(request, cause == null ? "answered null" : "failed: " + cause);
    }

    private static void cancel(CompletableFuture<?> future) {
        try {
            future.cancel(true);
        } catch (UnsupportedOperationException e) {
            // A minimal stage can't be cancelled; its answer will count for nothing.
        }
    }

    /** Whatever a deed throws, errors of user code included, the next one is done all the same. */
    private void carryOut(Effect effect) {
        try {
            effect.accept(carryingOut);
        } catch (RuntimeException | Error e) {
            world.failures().accept(e);
        }
    }

    /** Turns effects into deeds. */
    private final class CarryingOut implements Effect.Visitor {

        @Override
        public void send(Effect.Send effect) {
            world.peer().send(effect.message());
        }

        @Override
        public void sendRaw(Effect.SendRaw effect) {
            world.peer().sendRaw(effect.text());
        }

        @Override
        public void close(Effect.Close effect) {
            world.peer().close(effect.code(), effect.reason());
        }

        @Override
        public void ask(Effect.Ask effect) {
            CompletionStage<Decision> answer = decide(effect);
            asked = answer;
            long request = effect.request();
            try {
                answer.whenComplete((decision, failure) -> post(answerTo(request, decision, failure)));
            } catch (RuntimeException | Error e) {
                post(answerTo(request, null, e));
            }
        }

        @Override
        public void stopAsking(Effect.StopAsking effect) {
            CompletionStage<Decision> open = asked;
            asked = null;
            if (open instanceof CompletableFuture<?> future) {
                cancel(future);
            }
        }

        @Override
        public void tell(Effect.Tell effect) {
            Game game = new SessionGame(Session.this, effect.game(), true);
            effect.news().accept(world.decider(), game);
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
        public void claim(Effect.Claim effect) {
            boolean takeOver = settings.edition().duplicateRegister() == Edition.DuplicateRegister.REPLACE;
            Set<String> held = world.names().claim(number(), Session.this::lost, effect.names(), takeOver);
            if (!takeOver) {
                held.forEach(Session.this::lost); // another was quicker
            }
        }

        @Override
        public void release(Effect.Release effect) {
            world.names().release(number(), effect.names());
        }

        @Override
        public void hush(Effect.Hush effect) {
            world.hush().accept(effect.priority());
        }

        @Override
        public void emit(Effect.Emit effect) {
            world.events().accept(effect.event());
        }

        @Override
        public <T> void keep(Effect.Keep<T> effect) {
            effect.asker().keep(effect.outcome());
        }
    }
}
