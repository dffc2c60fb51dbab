package dev.neurosdk.testkit.scenario;

import dev.neurosdk.testkit.fault.FaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Steps in the making. Every step is the twin of the step of the same name in a scenario file. Confined to one thread.
 *
 * @param <S> the list itself
 */
public abstract sealed class StepList<S extends StepList<S>> permits ScenarioBuilder, StepList.Body {

    private static final StackWalker CALLERS = StackWalker.getInstance();
    private static final Set<String> OWN =
            Set.of(StepList.class.getName(), Body.class.getName(), ScenarioBuilder.class.getName());

    private final List<Step> steps = new ArrayList<>();
    private final Map<StepPath, Place> places = new HashMap<>();

    StepList() {}

    /** The steps inside of {@code repeat} or {@code choose}. Confined to one thread. */
    public static final class Body extends StepList<Body> {
        Body() {}

        @Override
        Body self() {
            return this;
        }
    }

    abstract S self();

    /**
     * Connects as another game: {@code game}. Without this step the scenario's own game connects before its first step.
     *
     * @param game the game's identity; later steps call the connection so too
     * @return this
     */
    public S game(String game) {
        return add(new Step.Open(game, game, null));
    }

    /**
     * Connects as a game, under a name of its own: {@code game}, {@code as}.
     *
     * @param game the game's identity
     * @param as how later steps call the connection
     * @return this
     */
    public S game(String game, String as) {
        return add(new Step.Open(as, game, null));
    }

    /**
     * Opens a connection: {@code connection: open}. As a game, connects; as the server, waits for a game.
     *
     * @param as how later steps call the connection; one of that name that has ended is replaced
     * @return this
     */
    public S open(String as) {
        return add(new Step.Open(as, null, null));
    }

    /**
     * Sends: {@code send}.
     *
     * @param sendable what
     * @return this
     */
    public S send(Sendable sendable) {
        return add(new Step.Send(sendable.payload(), null));
    }

    /**
     * Expects a message: {@code expect}.
     *
     * @param expected what it is expected to be
     * @return this
     */
    public S expect(Expected expected) {
        return add(new Step.Expect(expected.pattern(), null, null));
    }

    /**
     * Expects messages in this order, possibly with others between: {@code expect-order}.
     *
     * @param expected what each is expected to be
     * @return this
     */
    public S expectOrder(Expected... expected) {
        List<Pattern> patterns = Stream.of(expected).map(Expected::pattern).toList();
        return add(new Step.ExpectOrder(patterns, null, null));
    }

    /**
     * Expects that no such message is waiting or comes for some time: {@code absent}, {@code for}.
     *
     * @param expected what no message may be
     * @param lasting how long
     * @return this
     */
    public S absent(Expected expected, Duration lasting) {
        return add(new Step.Absent(expected.pattern(), lasting, null, null));
    }

    /**
     * Expects that no such message is waiting or comes before a sentinel is answered: {@code absent}, {@code sentinel}.
     *
     * @param expected what no message may be
     * @param sentinel what is asked
     * @return this
     */
    public S absent(Expected expected, Sentinel sentinel) {
        return add(new Step.Absent(expected.pattern(), null, sentinel, null));
    }

    /**
     * Expects that no such message is waiting or comes for some time, nor before a sentinel is answered then.
     *
     * @param expected what no message may be
     * @param lasting how long
     * @param sentinel what is asked then
     * @return this
     */
    public S absent(Expected expected, Duration lasting, Sentinel sentinel) {
        return add(new Step.Absent(expected.pattern(), lasting, sentinel, null));
    }

    /**
     * Answers by itself from now on: {@code answer}.
     *
     * @param answering how
     * @return this
     */
    public S answer(Answering answering) {
        return add(new Step.Answer(answering, null));
    }

    /**
     * Closes: {@code connection: close}.
     *
     * @param code the close code
     * @param reason the reason; may be empty
     * @return this
     */
    public S close(int code, String reason) {
        return change(new Change.Close(code, reason));
    }

    /** {@return this, after ending the connection without a close frame: {@code connection: cut}} */
    public S cut() {
        return change(new Change.Cut());
    }

    /** {@return this, after resetting the connection: {@code connection: reset}} */
    public S reset() {
        return change(new Change.Reset());
    }

    /** {@return this, after going deaf: {@code connection: half-open}} */
    public S halfOpen() {
        return change(new Change.HalfOpen());
    }

    /** {@return this, after listening again: {@code connection: resume}} */
    public S resume() {
        return change(new Change.Resume());
    }

    /** {@return this, after expecting that the peer ends the connection: {@code connection: closed}} */
    public S closed() {
        return change(new Change.Closed(null, null));
    }

    /**
     * Expects that the peer ends the connection: {@code connection: closed}, {@code code}.
     *
     * @param code the close code
     * @return this
     */
    public S closed(int code) {
        return change(new Change.Closed(code, null));
    }

    private S change(Change change) {
        return add(new Step.Connection(change, null));
    }

    /**
     * Lets virtual time pass: {@code clock}.
     *
     * @param advance how much
     * @return this
     */
    public S clock(Duration advance) {
        return add(new Step.Clock(advance));
    }

    /**
     * Lets things go wrong on every connection that is opened from now on: {@code fault}.
     *
     * @param plan what goes wrong and when
     * @return this
     */
    public S fault(FaultPlan plan) {
        return add(new Step.Fault(plan));
    }

    /**
     * Repeats: {@code repeat}.
     *
     * @param times how often, 1 to 1000
     * @param body adds what is repeated
     * @return this
     */
    public S repeat(int times, Consumer<Body> body) {
        Body inner = new Body();
        body.accept(inner);
        add(new Step.Repeat(times, inner.steps()));
        keepPlaces(inner, StepPath.root().child(steps.size()));
        return self();
    }

    /**
     * Does one of several: {@code choose}.
     *
     * @param branches each adds what may be done
     * @return this
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final S choose(Consumer<Body>... branches) {
        List<Body> inner = Stream.of(branches)
                .map(branch -> {
                    Body body = new Body();
                    branch.accept(body);
                    return body;
                })
                .toList();
        add(new Step.Choose(inner.stream().map(StepList::steps).toList()));
        for (int branch = 0; branch < inner.size(); branch++) {
            keepPlaces(inner.get(branch), StepPath.root().child(steps.size()).child(branch + 1));
        }
        return self();
    }

    /**
     * Asks a person to do something: {@code ask}.
     *
     * @param instruction what, in words
     * @return this
     */
    public S ask(String instruction) {
        return add(new Step.Ask(instruction));
    }

    /**
     * Runs a command: {@code hook}.
     *
     * @param command program and arguments
     * @return this
     */
    public S hook(String... command) {
        return add(new Step.Hook(List.of(command), null));
    }

    /**
     * Leaves a remark in the log: {@code mark}.
     *
     * @param text the remark
     * @return this
     */
    public S mark(String text) {
        return add(new Step.Mark(text));
    }

    /**
     * Says how long the last step may take: {@code within}.
     *
     * @param within how long
     * @return this
     * @throws IllegalStateException when there is no step, or none that waits
     */
    public S within(Duration within) {
        return changeLast(last().accept(new StepOptions.Within(within)), "waits");
    }

    /**
     * Says which connection the last step is about: {@code on}.
     *
     * @param connection the connection, as called when it was opened
     * @return this
     * @throws IllegalStateException when there is no step, or none about a connection
     */
    public S on(String connection) {
        return changeLast(last().accept(new StepOptions.On(connection)), "is about a connection");
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Map<StepPath, Place> places() {
        return places;
    }

    private S add(Step step) {
        steps.add(step);
        StepPath path = StepPath.root().child(steps.size());
        caller().ifPresent(place -> places.put(path, place));
        return self();
    }

    private void keepPlaces(StepList<?> inner, StepPath outer) {
        inner.places().forEach((path, place) -> places.put(outer.then(path), place));
    }

    private Step last() {
        if (steps.isEmpty()) {
            throw new IllegalStateException("expected a step before, was none");
        }
        return steps.get(steps.size() - 1);
    }

    private S changeLast(Optional<Step> changed, String what) {
        if (changed.isEmpty()) {
            throw new IllegalStateException("expected a step before that " + what + ", was " + last());
        }
        steps.set(steps.size() - 1, changed.get());
        return self();
    }

    private static Optional<Place> caller() {
        return CALLERS.walk(frames -> frames.filter(frame -> !OWN.contains(frame.getClassName()))
                .findFirst()
                .map(frame -> new Place(String.valueOf(frame.getFileName()), frame.getLineNumber(), 1)));
    }
}
