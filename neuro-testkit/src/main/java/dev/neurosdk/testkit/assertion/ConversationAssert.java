package dev.neurosdk.testkit.assertion;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.peer.CloseStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a conversation, and in which order. Confined to one thread.
 *
 * <p>What must have happened may also still happen: a claim about a live fake waits up to the fake's deadline. What must not
 * have happened is judged at once. A failure is a sentence, followed by the lines around the place.
 *
 * @param <S> the assertion itself
 * @param <A> what it is about
 */
public abstract class ConversationAssert<S extends ConversationAssert<S, A>, A> extends AbstractAssert<S, A> {

    private final Conversation conversation;
    private int place = -1;
    private boolean lastSent;
    private @Nullable Said last;

    ConversationAssert(A actual, Class<S> self, Conversation conversation) {
        super(actual, self);
        this.conversation = requireNonNull(conversation, "conversation");
    }

    /**
     * Something was received.
     *
     * @param expected what; the first that matches is where {@code then} goes on
     * @return this
     */
    public S received(Said expected) {
        return from(-1, false, expected);
    }

    /**
     * Something was sent.
     *
     * @param expected what; the first that matches is where {@code then} goes on
     * @return this
     */
    public S sent(Said expected) {
        return from(-1, true, expected);
    }

    /**
     * Something else went the same way later, whatever came between.
     *
     * @param expected what
     * @return this
     * @throws IllegalStateException when nothing was claimed before
     */
    public S then(Said expected) {
        if (last == null) {
            throw new IllegalStateException("then: expected after received or sent, was first");
        }
        return from(place, lastSent, expected);
    }

    /**
     * Something was received after what was claimed last, whatever came between.
     *
     * @param expected what
     * @return this
     */
    public S thenReceived(Said expected) {
        return from(place, false, expected);
    }

    /**
     * Something was sent after what was claimed last, whatever came between.
     *
     * @param expected what
     * @return this
     */
    public S thenSent(Said expected) {
        return from(place, true, expected);
    }

    /**
     * Some things were received one after the other, whatever came between.
     *
     * @param expected what, in order
     * @return this
     */
    public S receivedInOrder(Said... expected) {
        return inOrder(false, expected);
    }

    /**
     * Some things were sent one after the other, whatever came between.
     *
     * @param expected what, in order
     * @return this
     */
    public S sentInOrder(Said... expected) {
        return inOrder(true, expected);
    }

    /**
     * Something was not received so far.
     *
     * @param unwanted what
     * @return this
     */
    public S neverReceived(Said unwanted) {
        return never(false, unwanted);
    }

    /**
     * Something was not sent so far.
     *
     * @param unwanted what
     * @return this
     */
    public S neverSent(Said unwanted) {
        return never(true, unwanted);
    }

    /**
     * Something was received so many times so far.
     *
     * @param times how often
     * @param expected what
     * @return this
     */
    public S receivedTimes(int times, Said expected) {
        expected.checkSaidBy(conversation.direction(false));
        Optional<Integer> right =
                conversation.eventually(() -> Optional.of(count(expected)).filter(count -> count == times));
        if (right.isEmpty()) {
            throw failing(
                    title() + " to have received " + expected + ' ' + times + " times",
                    "it did " + count(expected) + " times",
                    -1);
        }
        return myself;
    }

    /**
     * The connection ended with a close code.
     *
     * @param code the code; 1006 for an end without a close frame
     * @return this
     */
    public S closedWith(int code) {
        isNotNull();
        Optional<CloseStatus> status = conversation.eventually(conversation::closeStatus);
        if (status.isEmpty() || status.get().code() != code) {
            String actual = status.map(found -> "it was closed with " + found).orElse("it is still open");
            throw failing(title() + " to be closed with " + code, actual, -1);
        }
        return myself;
    }

    /** A failure that reads like a sentence and shows the lines around a place; the last ones without a place. */
    AssertionError failing(String expected, String actual, int where) {
        return failure("%s", "expected " + expected + ", but " + actual + '\n' + conversation.around(where));
    }

    Conversation conversation() {
        return conversation;
    }

    private String title() {
        return conversation.title();
    }

    private S inOrder(boolean sent, Said... expected) {
        int before = -1;
        for (Said next : expected) {
            S unused = from(before, sent, next);
            before = place;
        }
        return myself;
    }

    private S from(int before, boolean sent, Said expected) {
        isNotNull();
        expected.checkSaidBy(conversation.direction(sent));
        Optional<Integer> found = conversation.eventually(() -> firstAfter(before, sent, expected));
        if (found.isEmpty()) {
            throw missing(before, sent, expected);
        }
        place = found.get();
        lastSent = sent;
        last = expected;
        return myself;
    }

    private S never(boolean sent, Said unwanted) {
        isNotNull();
        unwanted.checkSaidBy(conversation.direction(sent));
        Optional<Integer> found = firstAfter(-1, sent, unwanted);
        if (found.isPresent()) {
            throw failing(title() + " never to have " + verb(sent) + ' ' + unwanted, "it did", found.get());
        }
        return myself;
    }

    private AssertionError missing(int before, boolean sent, Said expected) {
        String claim = title() + " to have " + verb(sent) + ' ' + expected
                + (before < 0 || last == null ? "" : " after " + last);
        Optional<Integer> earlier = firstAfter(-1, sent, expected);
        if (earlier.isPresent()) {
            return failing(claim, "it did so before that", earlier.get());
        }
        List<Line> lines = conversation.lines();
        Optional<Integer> nearest = places(before, sent, lines)
                .filter(i -> expected.difference(lines.get(i)).isPresent())
                .boxed()
                .reduce((first, second) -> second);
        return nearest.isPresent()
                ? failing(claim, expected.difference(lines.get(nearest.get())).orElse("it was another"), nearest.get())
                : failing(claim, "it never did", before);
    }

    private Optional<Integer> firstAfter(int before, boolean sent, Said expected) {
        List<Line> lines = conversation.lines();
        return places(before, sent, lines)
                .filter(i -> expected.matches(lines.get(i)))
                .boxed()
                .findFirst();
    }

    private IntStream places(int before, boolean sent, List<Line> lines) {
        return IntStream.range(before + 1, lines.size())
                .filter(i -> lines.get(i).direction() == conversation.direction(sent));
    }

    private int count(Said expected) {
        List<Line> lines = conversation.lines();
        return (int) places(-1, false, lines)
                .filter(i -> expected.matches(lines.get(i)))
                .count();
    }

    private static String verb(boolean sent) {
        return sent ? "sent" : "received";
    }
}
