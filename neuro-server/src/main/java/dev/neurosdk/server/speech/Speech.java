package dev.neurosdk.server.speech;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.mailbox.Mailbox;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.session.Surroundings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the character says aloud, one utterance at a time, heard by all games of a server: it gives the priority of a force
 * something to push against (FRC-3), and tells the games when a part and the whole is over (SPF-1 to SPF-3).
 *
 * <p>The voice is simulated by {@link #say(String)}, or somebody else's by {@link #begin(Consumer)}. A force hushes it by
 * its priority: <em>low</em> lets it finish, <em>medium</em> and <em>high</em> let it finish the part being said,
 * <em>critical</em> cuts it at once. Only what is being said is hushed; what waits is said next.
 *
 * <p>Thread-safe. It has no thread of its own: whoever brings the next step works the steps off that are there, and no
 * method waits.
 */
public final class Speech {

    private static final String SHORTENED = "shortened";
    private static final String INTERRUPTED = "interrupted";
    private static final String SUPERSEDED = "superseded";
    private static final String CLOSING = "the server is shutting down";

    private final Sessions sessions;
    private final Surroundings.Timers timers;
    private final SpeechSettings settings;
    private final Mailbox steps;

    // Confined to whoever works the steps off.
    private final Deque<Utterance> waiting = new ArrayDeque<>();
    private boolean closed;

    // Written by whoever works the steps off.
    private volatile @Nullable Utterance current;

    /**
     * Makes a voice that is silent.
     *
     * @param sessions who hears it
     * @param timers when a simulated part is over
     * @param settings how the simulated voice speaks
     * @param failures is told of exceptions from user code and of faults of our own
     */
    public Speech(
            Sessions sessions, Surroundings.Timers timers, SpeechSettings settings, Consumer<Throwable> failures) {
        this.sessions = requireNonNull(sessions, "sessions");
        this.timers = requireNonNull(timers, "timers");
        this.settings = requireNonNull(settings, "settings");
        this.steps = new Mailbox(failures);
    }

    /** {@return whether something is being said} */
    public boolean isSpeaking() {
        return current != null;
    }

    /**
     * Says a text with the simulated voice, after what is being said and what waits already: sentence by sentence, each
     * lasting by its length.
     *
     * @param text what to say
     * @return how it ended; always completes and never exceptionally
     * @throws IllegalArgumentException when the text is blank
     */
    public CompletionStage<SpeechOutcome> say(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: expected something to say, was blank");
        }
        boolean tooLong = text.length() > settings.maxLength();
        Utterance utterance = Utterance.simulated(Segments.of(tooLong ? "" : text).stream()
                .map(settings::duration)
                .toList());
        if (tooLong) {
            refuse(utterance, "expected at most " + settings.maxLength() + " characters, was " + text.length());
        } else {
            steps.post(() -> enqueue(utterance));
        }
        return utterance.end();
    }

    /**
     * Somebody else's voice begins to speak. What is being said is cut off as superseded; what waits goes on waiting.
     *
     * @param hushed is told when a force wants it quieter, with the force's priority, never low; after {@code CRITICAL} the
     *     utterance has ended already; must return at once
     * @return where the voice says how far it is
     */
    public Voice begin(Consumer<ForcePriority> hushed) {
        Utterance utterance = Utterance.of(requireNonNull(hushed, "hushed"));
        steps.post(() -> supersede(utterance));
        return new OthersVoice(utterance);
    }

    /**
     * Cuts off what is being said; in silence it does nothing.
     *
     * @param reason why, in a word or two, as the games are told it
     */
    public void cancel(String reason) {
        requireNonNull(reason, "reason");
        steps.post(() -> cut(current, reason));
    }

    /**
     * Cuts off what is being said and drops what waits.
     *
     * @param reason why, in a word or two, as the games are told it
     */
    public void cancelAll(String reason) {
        requireNonNull(reason, "reason");
        steps.post(() -> {
            drop(reason);
            cut(current, reason);
        });
    }

    /**
     * A force wants the character to listen.
     *
     * @param priority how hard it pushes
     */
    public void hush(ForcePriority priority) {
        if (priority != ForcePriority.LOW) {
            steps.post(() -> quieten(priority));
        }
    }

    /**
     * A game has connected: its session learns whether something is being said, as it has missed the beginning.
     *
     * @param session the session, among the others already
     * @param afterwards is run once the session knows, on the thread that told it
     */
    public void greet(Session session, Runnable afterwards) {
        steps.post(() -> {
            if (current != null) {
                session.post(new SessionInput.SpeechBegan());
            }
            afterwards.run();
        });
    }

    /** Cuts off what is being said, drops what waits, and refuses whatever comes later. */
    public void close() {
        steps.post(() -> {
            closed = true;
            drop(CLOSING);
            cut(current, "shutdown");
        });
    }

    // ---- steps, one at a time

    private void enqueue(Utterance utterance) {
        if (closed) {
            refuse(utterance, CLOSING);
        } else if (current == null) {
            start(utterance);
        } else if (waiting.size() >= settings.maxWaiting()) {
            refuse(utterance, waiting.size() + " utterances wait already");
        } else {
            waiting.add(utterance);
        }
    }

    private void supersede(Utterance utterance) {
        if (closed) {
            refuse(utterance, CLOSING);
            return;
        }
        waiting.addFirst(utterance);
        if (current == null) {
            startNext();
        } else {
            cut(current, SUPERSEDED);
        }
    }

    private void start(Utterance utterance) {
        current = utterance;
        sessions.post(new SessionInput.SpeechBegan());
        await(utterance);
    }

    private void startNext() {
        Utterance next = waiting.poll();
        if (next != null) {
            start(next);
        }
    }

    /** The end of the next simulated part; somebody else's voice has none. */
    private void await(Utterance utterance) {
        Duration part = utterance.ahead.poll();
        if (part != null) {
            utterance.stopTimer = timers.start(part, () -> steps.post(() -> simulatedPartOver(utterance)));
        }
    }

    private void simulatedPartOver(Utterance utterance) {
        if (utterance.ahead.isEmpty()) {
            finish(utterance);
        } else {
            partOver(utterance);
        }
    }

    private void partOver(Utterance utterance) {
        if (utterance != current) {
            return;
        }
        if (utterance.shortened) {
            cut(utterance, SHORTENED);
        } else {
            sessions.post(new SessionInput.SpeechFinished(new NeuroMessage.SpeechFinished(false, false, null)));
            await(utterance);
        }
    }

    private void finish(Utterance utterance) {
        if (utterance == current) {
            end(utterance, new NeuroMessage.SpeechFinished(true, false, null), new SpeechOutcome.Finished());
        }
    }

    private void cut(@Nullable Utterance utterance, String reason) {
        if (utterance != null && utterance == current) {
            end(utterance, new NeuroMessage.SpeechFinished(true, true, reason), new SpeechOutcome.Interrupted(reason));
        }
    }

    private void end(Utterance utterance, NeuroMessage.SpeechFinished message, SpeechOutcome outcome) {
        utterance.stopTimer.run();
        current = null;
        sessions.post(new SessionInput.SpeechFinished(message));
        utterance.ended(outcome);
        startNext();
    }

    private void quieten(ForcePriority priority) {
        Utterance utterance = current;
        if (utterance == null) {
            return;
        }
        utterance.shortened = true;
        if (priority == ForcePriority.CRITICAL) {
            cut(utterance, INTERRUPTED);
        }
        utterance.hushed(priority);
    }

    private void drop(String why) {
        while (!waiting.isEmpty()) {
            refuse(waiting.remove(), why);
        }
    }

    private static void refuse(Utterance utterance, String why) {
        utterance.ended(new SpeechOutcome.Refused(why));
    }

    /** The steps of somebody else's voice. Thread-safe. */
    private final class OthersVoice implements Voice {

        private final Utterance utterance;

        OthersVoice(Utterance utterance) {
            this.utterance = utterance;
        }

        @Override
        public void partFinished() {
            steps.post(() -> partOver(utterance));
        }

        @Override
        public void finished() {
            steps.post(() -> finish(utterance));
        }

        @Override
        public void cancel(String reason) {
            requireNonNull(reason, "reason");
            steps.post(() -> cut(utterance, reason));
        }
    }
}
