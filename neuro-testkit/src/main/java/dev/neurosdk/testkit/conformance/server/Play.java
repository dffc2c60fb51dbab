package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.scenario.Outcome;
import dev.neurosdk.testkit.scenario.ScenarioResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plays one variant of a case, a scenario. Immutable. */
record Play(DrivenCase driven, DrivenCase.Variant variant) implements ServerProcedure {

    /** The mark after which a server may say nothing but what it says by itself, until the sentinel. */
    static final String QUIET = "nothing may come of this";

    private static final Set<String> BY_ITSELF = Set.of(
            NeuroMessage.StartupAck.COMMAND, NeuroMessage.ReregisterAll.COMMAND, NeuroMessage.SpeechFinished.COMMAND);
    private static final String SENTINEL = "testkit_sentinel_";

    @Override
    public void run(ServerBench bench, Witness witness) throws IOException {
        Optional<String> wrong = wrong(bench.play(bench.scenario(driven, variant)));
        DrivenCase.Finding finding = driven.finding();
        if (finding == null) {
            wrong.ifPresent(witness::broken);
            return;
        }
        if (wrong.isPresent()) {
            bench.askFresh();
        }
        witness.saw(Verdict.INFO, wrong.isPresent() ? finding.otherwise() : finding.held());
    }

    private static Optional<String> wrong(ScenarioResult result) {
        return result.passed() ? answer(result.entries()) : Optional.of(words(result.outcome()));
    }

    /** What the server said after the mark that asks for quiet. */
    private static Optional<String> answer(List<LogEntry> entries) {
        return entries.stream()
                .dropWhile(entry ->
                        !(entry instanceof LogEntry.Mark mark && mark.text().equals(QUIET)))
                .filter(LogEntry.Message.class::isInstance)
                .map(LogEntry.Message.class::cast)
                .filter(message -> message.direction() == Direction.S2C)
                .map(LogEntry.Message::text)
                .filter(text -> !isByItself(text))
                .findFirst()
                .map(text -> "expected no answer, was " + text);
    }

    private static boolean isByItself(String text) {
        Optional<JsonValue> message = JsonValue.parse(text);
        String command = message.flatMap(value -> value.textAt("/command")).orElse("");
        String name = message.flatMap(value -> value.textAt("/data/name")).orElse("");
        return BY_ITSELF.contains(command) || name.startsWith(SENTINEL);
    }

    private static String words(Outcome outcome) {
        return outcome.accept(new Outcome.Visitor<String>() {
            @Override
            public String passed(Outcome.Passed passed) {
                return "passed";
            }

            @Override
            public String failed(Outcome.Failed failed) {
                return "step " + failed.step() + ", " + failed.did() + ": expected " + failed.expected() + ", was "
                        + failed.actual();
            }

            @Override
            public String notReached(Outcome.NotReached notReached) {
                return notReached.reason();
            }

            @Override
            public String unreachable(Outcome.Unreachable unreachable) {
                return unreachable.reason();
            }
        });
    }
}
