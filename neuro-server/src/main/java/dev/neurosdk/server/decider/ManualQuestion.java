package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A choice that a game waits for until somebody makes it. Thread-safe; no method waits. */
public final class ManualQuestion {

    private final long number;
    private final DecisionRequest request;
    private final CompletableFuture<Decision> answer = new CompletableFuture<>();

    ManualQuestion(long number, DecisionRequest request) {
        this.number = number;
        this.request = request;
    }

    /** What became of a question. */
    public enum End {
        /** It was answered. */
        ANSWERED,
        /** It was declined. */
        DECLINED,
        /** The force ended without an answer: the game left, started anew, sent another force, or time ran out. */
        WITHDRAWN
    }

    /** What became of an answer. Immutable. */
    public sealed interface Reply {

        /** The game gets it. */
        record Taken() implements Reply {}

        /**
         * It stays here, and the question stays open.
         *
         * @param problems what does not fit, with pointers into the data; at least one; copied
         */
        record Unfit(List<Violation> problems) implements Reply {
            /** Copies the list. */
            public Unfit {
                problems = List.copyOf(problems);
            }
        }

        /** The question is no longer open. */
        record TooLate() implements Reply {}
    }

    /** {@return its number among all questions of the decider, from 1} */
    public long number() {
        return number;
    }

    /** {@return what is asked} */
    public DecisionRequest request() {
        return request;
    }

    /** {@return whether it can still be answered} */
    public boolean isOpen() {
        return !answer.isDone();
    }

    /**
     * The offer that somebody means.
     *
     * @param word the place of an offer in the request, from 1, or else the name of an action
     * @return the offer; empty when there is none
     */
    public Optional<ActionOffer> option(String word) {
        List<ActionOffer> offers = request.actions();
        for (int place = 1; place <= offers.size(); place++) {
            if (word.equals(Integer.toString(place))) {
                return Optional.of(offers.get(place - 1));
            }
        }
        return offers.stream().filter(offer -> offer.name().equals(word)).findFirst();
    }

    /**
     * Chooses one of the offers.
     *
     * @param offer one of the request's actions
     * @param data JSON text of the data; null for none
     * @return what became of it
     * @throws IllegalArgumentException when it is not one of the request's actions
     */
    public Reply choose(ActionOffer offer, @Nullable String data) {
        if (!request.actions().contains(offer)) {
            throw new IllegalArgumentException("offer: expected one of the request's actions, was " + offer.name());
        }
        List<Violation> problems = offer.schema().validate(data);
        if (!problems.isEmpty()) {
            return new Reply.Unfit(problems);
        }
        return answer.complete(new Decision(offer.name(), data)) ? new Reply.Taken() : new Reply.TooLate();
    }

    /**
     * Declines to choose: the force ends, and the game may go on without.
     *
     * @param why the reason, for the log
     * @return whether the question was open
     */
    public boolean decline(String why) {
        return answer.completeExceptionally(new DeclinedException(requireNonNull(why, "why")));
    }

    CompletableFuture<Decision> answer() {
        return answer;
    }

    @Override
    public String toString() {
        return "question " + number + " of " + request.game();
    }
}
