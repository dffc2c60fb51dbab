package dev.neurosdk.testkit.conformance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Who is blamed when the testee is gone. */
class AttemptsTest {

    private final Timeline timeline = new VirtualTimeline();
    private final List<String> blamed = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int renewals;

    @Test
    void whoIsTwiceSeenToDoItAlone_isBlamed() {
        run(part("A", true, false, false), part("B", false, true));
        assertThat(blamed).containsExactly("A");
        assertThat(renewals).isEqualTo(4);
    }

    @Test
    void whoIsSeenToDoItAloneOnce_isNotBlamed() {
        run(part("A", true, false, true), part("B", false, true));
        assertThat(blamed).isEmpty();
        assertThat(told).anyMatch(text -> text.contains("was still there when this was done alone"));
    }

    @Test
    void whoNoticesAndDoesItAgain_isBlamed() {
        run(part("A", true), part("B", false, false));
        assertThat(blamed).containsExactly("B");
    }

    private void run(Part... parts) {
        try (StallGuard guard = new StallGuard(timeline)) {
            Attempts attempts = new Attempts("the server", guard);
            for (Part part : parts) {
                attempts.run(part);
            }
        }
    }

    /** A part after which the testee is there or not, one time after the other. */
    private Part part(String about, boolean... survived) {
        Queue<Boolean> outcomes = new ArrayDeque<>();
        for (boolean outcome : survived) {
            outcomes.add(outcome);
        }
        Recorder recorder = entry -> {
            if (entry instanceof LogEntry.Mark mark) {
                told.add(mark.text());
            }
        };
        return new Part(new Witness(about, recorder, timeline), outcomes);
    }

    private final class Part implements Attempts.Task {

        private final Witness witness;
        private final Queue<Boolean> outcomes;

        Part(Witness witness, Queue<Boolean> outcomes) {
            this.witness = witness;
            this.outcomes = outcomes;
        }

        @Override
        public Witness witness() {
            return witness;
        }

        @Override
        public String part() {
            return "";
        }

        @Override
        public boolean isPossible() {
            return true;
        }

        @Override
        public void perform(boolean again) {}

        @Override
        public boolean isSurvived(boolean doubted) {
            return outcomes.remove();
        }

        @Override
        public boolean renew() {
            renewals++;
            return true;
        }

        @Override
        public void blame(String message) {
            blamed.add(witness.about());
        }
    }
}
