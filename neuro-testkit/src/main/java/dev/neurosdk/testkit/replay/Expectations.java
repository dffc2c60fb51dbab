package dev.neurosdk.testkit.replay;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What the peer is still expected to say on one connection. Confined to its performance. */
final class Expectations {

    private final Score score;
    private final Part part;
    private final Ids ids;
    private final Consumer<Divergence> diverged;
    private final Map<Integer, Set<Integer>> causes;
    private final TreeSet<Integer> pending = new TreeSet<>();
    private final int count;
    private int matched;

    Expectations(Score score, Part part, Ids ids, Consumer<Divergence> diverged) {
        this.score = score;
        this.part = part;
        this.ids = ids;
        this.diverged = diverged;
        this.causes = Causes.of(part.messages(), score.own().opposite());
        for (int at = 0; at < part.messages().size(); at++) {
            if (part.messages().get(at).direction() != score.own()) {
                pending.add(at);
            }
        }
        count = pending.size();
    }

    int count() {
        return count;
    }

    int matched() {
        return matched;
    }

    Set<Integer> pending() {
        return Set.copyOf(pending);
    }

    Set<Integer> pending(Set<Integer> among) {
        Set<Integer> both = new HashSet<>(among);
        both.retainAll(pending);
        return both;
    }

    /**
     * Takes what has come and says which recorded message it stands for; nothing when for none. It can't be one that answers
     * what this side has not said yet.
     */
    Optional<Integer> take(Spoken came, int saidBefore) {
        List<Integer> possible = pending.stream()
                .filter(at -> causes.getOrDefault(at, Set.of()).stream().allMatch(cause -> cause < saidBefore))
                .toList();
        Optional<Integer> same =
                possible.stream().filter(at -> differences(at, came).isEmpty()).findFirst();
        if (same.isPresent()) {
            matched(same.get(), came);
            return same;
        }
        Optional<Integer> alike = closest(
                possible.stream().filter(at -> isOfItsKind(expected(at), came)).toList(), came);
        if (alike.isPresent()) {
            Spoken expected = expected(alike.get());
            settle(alike.get(), came);
            diverged.accept(new Divergence.Different(
                    part.number(), expected.entry(), came.entry().text(), differences(expected, came)));
            return alike;
        }
        unexpected(came);
        return Optional.empty();
    }

    private void matched(int at, Spoken came) {
        int first = pending.first();
        settle(at, came);
        matched++;
        if (first < at) {
            diverged.accept(new Divergence.OutOfOrder(
                    part.number(), expected(at).entry(), expected(first).entry()));
        }
    }

    private void settle(int at, Spoken came) {
        pending.remove(at);
        ids.bind(expected(at), came);
    }

    private void unexpected(Spoken came) {
        Optional<Integer> closest = closest(pending, came);
        diverged.accept(new Divergence.Unexpected(
                part.number(),
                came.entry().text(),
                closest.map(at -> expected(at).entry()).orElse(null),
                closest.map(at -> differences(at, came)).orElse(List.of())));
    }

    private Optional<Integer> closest(Collection<Integer> positions, Spoken came) {
        return positions.stream()
                .min(Comparator.comparingInt(at -> differences(at, came).size()));
    }

    private static boolean isOfItsKind(Spoken expected, Spoken came) {
        return expected.command().equals(came.command())
                && (came.direction() == Direction.S2C
                        || expected.text("/data/id").equals(came.text("/data/id")));
    }

    void giveUp(Set<Integer> positions, String why) {
        for (int at : new TreeSet<>(positions)) {
            if (pending.remove(at)) {
                diverged.accept(
                        new Divergence.Missing(part.number(), expected(at).entry(), why));
            }
        }
    }

    /** A message of this side as it is to be said now; nothing when the call that it answers never came. */
    Optional<LogEntry.Message> sayable(Spoken said) {
        LogEntry.Message entry = said.entry();
        if (score.own() == Direction.S2C || !said.is("action/result")) {
            return Optional.of(new LogEntry.Message(
                    score.now(), part.number(), score.own(), entry.opcode(), entry.frames(), entry.payload()));
        }
        boolean answersARecordedCall = callOf(said).isPresent();
        Optional<String> rebound = ids.rebound(said);
        if (rebound.isEmpty() && answersARecordedCall) {
            diverged.accept(new Divergence.Unsent(part.number(), entry, "the call that it answers never came"));
            return Optional.empty();
        }
        return Optional.of(rebound.filter(text -> !text.equals(entry.text()))
                .map(text -> LogEntry.Message.text(score.now(), part.number(), score.own(), text))
                .orElseGet(() -> new LogEntry.Message(
                        score.now(), part.number(), score.own(), entry.opcode(), entry.frames(), entry.payload())));
    }

    private OptionalInt callOf(Spoken result) {
        for (int at = 0; at < part.messages().size(); at++) {
            Spoken call = part.messages().get(at);
            if (call.is("action") && call.text("/data/id").equals(result.text("/data/id"))) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    private List<Difference> differences(int at, Spoken came) {
        return differences(expected(at), came);
    }

    private List<Difference> differences(Spoken expected, Spoken came) {
        return Likeness.differences(expected, came, score.comparison());
    }

    private Spoken expected(int at) {
        return part.messages().get(at);
    }
}
