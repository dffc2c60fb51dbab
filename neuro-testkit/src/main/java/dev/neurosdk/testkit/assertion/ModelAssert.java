package dev.neurosdk.testkit.assertion;

import dev.neurosdk.testkit.model.ProtocolModel;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** What a conversation has come to, judged at once. Confined to one thread. */
public final class ModelAssert extends AbstractAssert<ModelAssert, ProtocolModel> {

    ModelAssert(ProtocolModel actual) {
        super(actual, ModelAssert.class);
    }

    /**
     * Actions are registered, whatever else is.
     *
     * @param names their names
     * @return this
     */
    public ModelAssert hasRegistered(String... names) {
        return holds(Belief.registered(names));
    }

    /**
     * Actions are not registered.
     *
     * @param names their names
     * @return this
     */
    public ModelAssert hasNotRegistered(String... names) {
        return holds(Belief.notRegistered(names));
    }

    /**
     * Nothing is registered.
     *
     * @return this
     */
    public ModelAssert hasNothingRegistered() {
        return holds(Belief.nothingRegistered());
    }

    /**
     * Every call has its result.
     *
     * @return this
     */
    public ModelAssert owesNoResult() {
        return holds(Belief.owesNothing());
    }

    /**
     * A call has no result yet.
     *
     * @param id the id of the call
     * @return this
     */
    public ModelAssert owesResultOf(String id) {
        return holds(Belief.owes(id));
    }

    /**
     * A force is open, over some names and no others.
     *
     * @param names the names, in any order
     * @return this
     */
    public ModelAssert forceIsOpenOver(String... names) {
        return holds(Belief.forceOver(names));
    }

    /**
     * No force is open.
     *
     * @return this
     */
    public ModelAssert hasNoOpenForce() {
        return holds(Belief.noForce());
    }

    private ModelAssert holds(Belief belief) {
        isNotNull();
        Optional<String> doubt = belief.doubt().apply(actual);
        if (doubt.isPresent()) {
            throw failure("%s", "expected " + belief.claim() + ", but " + doubt.get());
        }
        return this;
    }
}
