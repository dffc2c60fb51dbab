package dev.neurosdk.testkit.replay;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.transport.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plays one connection: says what is due, waits for what it answers, and ends as recorded. Confined to its performance. */
final class Player {

    private static final byte[] SENTINEL = "neuro-replay".getBytes(StandardCharsets.US_ASCII);

    /** Where a connection stands. */
    private enum State {
        EXPECTED,
        OPENING,
        OPEN,
        LISTENING_ON,
        ENDING,
        OVER
    }

    private final Score score;
    private final Part part;
    private final Expectations expectations;
    private final Consumer<Divergence> diverged;
    private final Map<Integer, Long> happened = new HashMap<>();
    private State state = State.EXPECTED;
    private final List<Runnable> early = new ArrayList<>();
    private @Nullable Wire wire;
    private int next;
    private int sent;
    private long openedAt;
    private long progressAt;
    private long recordedProgress;

    Player(Score score, Part part, Ids ids, Consumer<Divergence> diverged) {
        this.score = score;
        this.part = part;
        this.diverged = diverged;
        this.expectations = new Expectations(score, part, ids, diverged);
        this.recordedProgress = part.opened().nanos();
        this.next = nextOwn(0);
    }

    Part part() {
        return part;
    }

    int sent() {
        return sent;
    }

    int toSend() {
        return part.messages().size() - expectations.count();
    }

    Expectations expectations() {
        return expectations;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    boolean isExpected() {
        return state == State.EXPECTED;
    }

    void opening() {
        state = State.OPENING;
    }

    void opened(Wire connected) {
        if (isOver()) {
            connected.disconnect();
            return;
        }
        wire = connected;
        state = State.OPEN;
        openedAt = score.now();
        progress(part.opened().nanos());
        score.recorder()
                .record(new LogEntry.Opened(
                        openedAt,
                        part.number(),
                        part.opened().target(),
                        part.opened().headers()));
        early.forEach(Runnable::run);
        early.clear();
    }

    void neverOpened(String why) {
        if (!isOver()) {
            state = State.OVER;
            diverged.accept(new Divergence.Broken(part.number(), why));
        }
    }

    /** What the transport tells before it has given the connection waits until then. */
    void happens(Runnable event) {
        if (state == State.EXPECTED || state == State.OPENING) {
            early.add(event);
        } else if (!isOver()) {
            event.run();
        }
    }

    void came(LogEntry.Message message) {
        score.recorder().record(message);
        expectations.take(Spoken.of(message), next).ifPresent(at -> {
            happened.put(at, message.nanos());
            progress(part.messages().get(at).entry().nanos());
        });
    }

    void pong(byte[] payload) {
        if (state == State.LISTENING_ON && Arrays.equals(payload, SENTINEL)) {
            end();
        }
    }

    void closed(int code, String reason) {
        boolean theirs = part.endedBy(score.own().opposite());
        boolean asked = state == State.ENDING && !theirs;
        state = State.OVER;
        score.recorder()
                .record(new LogEntry.Closed(
                        score.now(), part.number(), score.own().opposite(), code, reason));
        String end = "the connection ended with " + code
                + (reason.isEmpty() ? "" : " \"" + Difference.shortened(reason) + '"');
        expectations.giveUp(expectations.pending(), end + " before it came");
        if (next < part.messages().size()) {
            diverged.accept(new Divergence.Unsent(
                    part.number(), part.messages().get(next).entry(), end));
        } else if (!asked && !theirs && part.ending() != null) {
            diverged.accept(new Divergence.Broken(part.number(), "expected to end the connection, but " + end));
        } else if (theirs && part.ending() instanceof LogEntry.Closed recorded && recorded.code() != code) {
            diverged.accept(new Divergence.Broken(
                    part.number(), "expected the peer to end the connection with " + recorded.code() + ", but " + end));
        }
    }

    /** Ends at once, without a word about it. */
    void stop() {
        state = State.OVER;
        if (wire != null) {
            var unused = wire.close(1000, "");
        }
    }

    /** Does what can be done now and returns when to be called again at the latest; never, when it is over. */
    long advance() {
        while (state == State.OPEN) {
            Set<Integer> awaited = awaited();
            if (!awaited.isEmpty()) {
                return patience(awaited);
            }
            if (next >= part.messages().size()) {
                listenOn();
            } else if (due() > score.now()) {
                return due();
            } else {
                send();
            }
        }
        return isOver() || state == State.EXPECTED || state == State.OPENING ? Long.MAX_VALUE : patience(Set.of());
    }

    /** Time is up for what is waited for. */
    void expire() {
        long limit = patience(awaited());
        if (isOver() || state == State.EXPECTED || state == State.OPENING || limit > score.now()) {
            return;
        }
        if (state == State.OPEN) {
            expectations.giveUp(
                    awaited(),
                    "did not come within "
                            + Duration.ofNanos(score.now() - progressAt).toMillis() + " ms");
            progressAt = score.now();
        } else if (state == State.LISTENING_ON) {
            end();
        } else {
            late();
        }
    }

    private void late() {
        boolean theirs = part.endedBy(score.own().opposite());
        stop();
        if (theirs) {
            diverged.accept(
                    new Divergence.Broken(part.number(), "expected the peer to end the connection, it did not"));
        }
    }

    private Set<Integer> awaited() {
        return next < part.messages().size()
                ? expectations.pending(part.causes().getOrDefault(next, Set.of()))
                : expectations.pending();
    }

    private long patience(Set<Integer> awaited) {
        long recorded = awaited.stream()
                .mapToLong(at -> part.messages().get(at).entry().nanos())
                .max()
                .orElse(recordedProgress);
        return progressAt + score.deadline().toNanos() + Math.max(0, recorded - recordedProgress);
    }

    /** The pause of the recording after whatever it followed last. */
    private long due() {
        long recorded = part.opened().nanos();
        long live = openedAt;
        Set<Integer> causes = part.causes().getOrDefault(next, Set.of());
        int before = previousOwn();
        for (int at : IntStream.concat(IntStream.of(before), causes.stream().mapToInt(Integer::intValue))
                .toArray()) {
            if (happened.containsKey(at) && part.messages().get(at).entry().nanos() >= recorded) {
                recorded = part.messages().get(at).entry().nanos();
                live = requireNonNull(happened.get(at));
            }
        }
        return live
                + score.speed()
                        .of(part.messages().get(next).entry().nanos() - recorded)
                        .toNanos();
    }

    private void send() {
        Spoken said = part.messages().get(next);
        expectations.sayable(said).ifPresent(message -> {
            happened.put(next, message.nanos());
            score.recorder().record(message);
            Saying.on(requireNonNull(wire), message);
            sent++;
            progress(said.entry().nanos());
        });
        next = nextOwn(next + 1);
    }

    /** Everything the peer had said when it answers the ping has come when the answer has. */
    private void listenOn() {
        state = State.LISTENING_ON;
        progressAt = score.now();
        var unused = requireNonNull(wire).ping(SENTINEL);
    }

    private void end() {
        state = State.ENDING;
        progressAt = score.now();
        Wire ending = requireNonNull(wire);
        if (!part.endedBy(score.own().opposite())) {
            Saying.end(ending, part.ending());
        }
    }

    private void progress(long recorded) {
        progressAt = score.now();
        recordedProgress = Math.max(recordedProgress, recorded);
    }

    private int nextOwn(int from) {
        List<Spoken> messages = part.messages();
        int at = from;
        while (at < messages.size() && messages.get(at).direction() != score.own()) {
            at++;
        }
        return at;
    }

    private int previousOwn() {
        int at = next - 1;
        while (at >= 0 && part.messages().get(at).direction() != score.own()) {
            at--;
        }
        return at;
    }
}
