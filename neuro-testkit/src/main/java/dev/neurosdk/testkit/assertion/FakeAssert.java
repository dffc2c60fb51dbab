package dev.neurosdk.testkit.assertion;

import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.peer.Fake;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a fake has seen, and what that has come to. Confined to one thread. */
public final class FakeAssert extends ConversationAssert<FakeAssert, Fake> {

    FakeAssert(Fake actual) {
        super(actual, FakeAssert.class, Conversation.of(actual));
    }

    /**
     * Actions are registered now, whatever else is.
     *
     * @param names their names
     * @return this
     */
    public FakeAssert hasRegistered(String... names) {
        return holds(Belief.registered(names));
    }

    /**
     * Actions are not registered now.
     *
     * @param names their names
     * @return this
     */
    public FakeAssert hasNotRegistered(String... names) {
        return holds(Belief.notRegistered(names));
    }

    /**
     * Nothing is registered now.
     *
     * @return this
     */
    public FakeAssert hasNothingRegistered() {
        return holds(Belief.nothingRegistered());
    }

    /**
     * Every call has its result.
     *
     * @return this
     */
    public FakeAssert owesNoResult() {
        return holds(Belief.owesNothing());
    }

    /**
     * A call has no result yet.
     *
     * @param id the id of the call
     * @return this
     */
    public FakeAssert owesResultOf(String id) {
        return holds(Belief.owes(id));
    }

    /**
     * A force is open now, over some names and no others.
     *
     * @param names the names, in any order
     * @return this
     */
    public FakeAssert forceIsOpenOver(String... names) {
        return holds(Belief.forceOver(names));
    }

    /**
     * No force is open now.
     *
     * @return this
     */
    public FakeAssert hasNoOpenForce() {
        return holds(Belief.noForce());
    }

    /**
     * The other side has broken no rule so far, on whatever level.
     *
     * @return this
     */
    public FakeAssert hasNoViolations() {
        isNotNull();
        List<Violation> all = broken();
        if (!all.isEmpty()) {
            throw failing(
                    conversation().title() + " to have seen no rule broken",
                    "there was " + all.get(0) + more(all.size() - 1),
                    placeOf(all.get(0)));
        }
        return this;
    }

    /**
     * The other side has broken a rule; for tests of broken peers.
     *
     * @param rule the rule
     * @return this
     */
    public FakeAssert hasSeenBroken(Rule rule) {
        isNotNull();
        Optional<Boolean> found = conversation()
                .eventually(() -> Optional.of(broken().stream().anyMatch(violation -> violation.rule() == rule))
                        .filter(broken -> broken));
        if (found.isEmpty()) {
            throw failing(
                    conversation().title() + " to have seen " + rule + " broken (" + rule.statement() + ')',
                    broken().isEmpty() ? "no rule was" : "broken were only " + broken(),
                    -1);
        }
        return this;
    }

    private FakeAssert holds(Belief belief) {
        isNotNull();
        Optional<Boolean> held = conversation()
                .eventually(
                        () -> Optional.of(belief.doubt().apply(actual.model()).isEmpty())
                                .filter(so -> so));
        if (held.isEmpty()) {
            throw failing(belief.claim(), belief.doubt().apply(actual.model()).orElse("only now it is"), -1);
        }
        return this;
    }

    private List<Violation> broken() {
        return Stream.concat(
                        actual.violations().stream().flatMap(incoming -> incoming.violations().stream()),
                        actual.findings().stream().map(LogEntry.Finding::violation))
                .toList();
    }

    private int placeOf(Violation violation) {
        List<Line> lines = conversation().lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).direction() == null && lines.get(i).text().equals(violation.toString())) {
                return i;
            }
        }
        return -1;
    }

    private static String more(int others) {
        return others == 0 ? "" : " and " + others + " more";
    }
}
