package dev.neurosdk.testkit.assertion;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.peer.Fake;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.SessionLog;

/**
 * The front door: one {@code assertThat} for everything that can be asserted about. Goes well with a static import of
 * AssertJ's own. What a message has to be is said with {@link Sayings}.
 *
 * <pre>{@code
 * assertThat(neuro).received(startup()).then(register("look")).then(force("look"));
 * assertThat(neuro).forceIsOpenOver("look").owesNoResult().hasNoViolations();
 * }</pre>
 */
public final class NeuroAssertions {

    private NeuroAssertions() {}

    /**
     * Begins an assertion about what a fake has seen.
     *
     * @param actual a {@code FakeGame}, a {@code FakeNeuro} or one of its connections
     * @return the assertion
     */
    public static FakeAssert assertThat(Fake actual) {
        return new FakeAssert(actual);
    }

    /**
     * Begins an assertion about what a conversation has come to.
     *
     * @param actual the model
     * @return the assertion
     */
    public static ModelAssert assertThat(ProtocolModel actual) {
        return new ModelAssert(actual);
    }

    /**
     * Begins an assertion about what was recorded, as the game saw it, judged by the newest edition.
     *
     * @param actual the recorder
     * @return the assertion
     */
    public static LogAssert assertThat(LogTape actual) {
        return new LogAssert(actual.entries(), Edition.newest());
    }

    /**
     * Begins an assertion about what was recorded, as the game saw it, judged by the edition that it names, or by the newest
     *
     * @param actual the log
     * @return the assertion
     */
    public static LogAssert assertThat(SessionLog actual) {
        return new LogAssert(
                actual.entries(), Edition.byId(actual.head().edition()).orElse(Edition.newest()));
    }
}
