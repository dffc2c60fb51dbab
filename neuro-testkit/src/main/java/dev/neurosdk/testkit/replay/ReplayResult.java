package dev.neurosdk.testkit.replay;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a replay. Immutable.
 *
 * @param sent how many messages of the recording were said again
 * @param toSend how many it has of that side
 * @param matched how many messages of the other side came as recorded
 * @param toMatch how many it has of the other side
 * @param divergences where the peer departed from the recording, in the order noticed; copied
 */
public record ReplayResult(int sent, int toSend, int matched, int toMatch, List<Divergence> divergences) {

    /** Copies the divergences. */
    public ReplayResult {
        divergences = List.copyOf(divergences);
    }

    /** {@return whether everything was said and everything came as recorded} */
    public boolean asRecorded() {
        return divergences.isEmpty() && sent == toSend && matched == toMatch;
    }

    /** {@return one line, and one more for each divergence} */
    public String text() {
        String counts = sent + " of " + toSend + " messages sent, " + matched + " of " + toMatch + " came as recorded";
        return divergences.isEmpty()
                ? counts
                : divergences.stream()
                        .map(divergence -> "\n  " + divergence)
                        .collect(Collectors.joining("", counts + ", " + divergences.size() + " divergences", ""));
    }

    /**
     * Insists on a replay without a divergence.
     *
     * @throws AssertionError with every divergence, when there is one, or when something was not said or did not come
     */
    public void assertAsRecorded() {
        if (!asRecorded()) {
            throw new AssertionError(text());
        }
    }
}
