package dev.neurosdk.cli.scenario;

import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.scenario.Outcome;
import dev.neurosdk.testkit.scenario.ScenarioResult;
import java.nio.file.Path;
import java.util.List;

/**
 * One file that was run, and what came of it. Immutable.
 *
 * @param file the file
 * @param result what came of it
 * @param strict whether a broken MUST rule counts as a failure
 */
record Run(Path file, ScenarioResult result, boolean strict) {

    /** How a run counts. */
    enum State {
        PASSED("passed"),
        FAILED("failed"),
        NOT_REACHED("not reached"),
        UNREACHABLE("unreachable");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    State state() {
        return result.outcome().accept(new Outcome.Visitor<>() {
            @Override
            public State passed(Outcome.Passed passed) {
                return strict && !broken().isEmpty() ? State.FAILED : State.PASSED;
            }

            @Override
            public State failed(Outcome.Failed failed) {
                return State.FAILED;
            }

            @Override
            public State notReached(Outcome.NotReached notReached) {
                return State.NOT_REACHED;
            }

            @Override
            public State unreachable(Outcome.Unreachable unreachable) {
                return State.UNREACHABLE;
            }
        });
    }

    /** The rules that must hold, and that the peer broke. */
    List<LogEntry.Finding> broken() {
        return result.findings().stream()
                .filter(finding -> finding.violation().level() == Level.MUST)
                .toList();
    }
}
