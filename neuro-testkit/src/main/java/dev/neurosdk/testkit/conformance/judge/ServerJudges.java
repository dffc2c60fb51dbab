package dev.neurosdk.testkit.conformance.judge;

import static dev.neurosdk.testkit.recording.Direction.S2C;
import static java.util.Map.entry;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who judges which case about servers. */
final class ServerJudges {

    private static final Set<String> CALL = Set.of(NeuroMessage.Action.COMMAND);
    private static final Set<String> SPEECH = Set.of(NeuroMessage.SpeechFinished.COMMAND);

    private static final Map<String, Supplier<CaseJudge>> ALL = Map.ofEntries(
            entry(
                    "SRV-ENV-01",
                    () -> RuleJudge.onEvery(
                            S2C,
                            Rule.JSON_TEXT,
                            Rule.JSON_NESTING,
                            Rule.NEURO_ENVELOPE_OBJECT,
                            Rule.NEURO_ENVELOPE_COMMAND,
                            Rule.NEURO_ENVELOPE_DATA,
                            Rule.NEURO_ENVELOPE_NO_GAME)),
            entry("SRV-ENV-02", () -> RuleJudge.onEvery(S2C, Rule.TEXT_FRAME)),
            entry(
                    "SRV-ENV-03",
                    () -> RuleJudge.onEvery(
                                    S2C,
                                    Rule.ACK_SHAPE,
                                    Rule.CALL_SHAPE,
                                    Rule.CALL_DATA_TEXT,
                                    Rule.SPEECH_SHAPE,
                                    Rule.GRACEFUL_SHAPE,
                                    Rule.NO_CONTENT)
                            .counting(
                                    Verdict.ADVISE,
                                    Rule.NEURO_ENVELOPE_NULL,
                                    Rule.NEURO_ENVELOPE_EXTRA,
                                    Rule.CALL_NULL,
                                    Rule.CALL_EXTRA,
                                    Rule.ACK_EXTRA,
                                    Rule.SPEECH_NULL,
                                    Rule.SPEECH_EXTRA,
                                    Rule.GRACEFUL_EXTRA)),
            entry("SRV-ENV-04", EnvelopeJudges.NeuroCommands::new),
            entry("SRV-ACT-01", () -> RuleJudge.on(S2C, CALL, Rule.CALL_ID_UNIQUE)),
            entry("SRV-ACT-02", EnvelopeJudges.CallId::new),
            entry("SRV-ACT-03", () -> RuleJudge.on(S2C, CALL, Rule.CALL_REGISTERED)),
            entry("SRV-ACT-04", () -> RuleJudge.on(S2C, CALL, Rule.CALL_ALONE)),
            entry(
                    "SRV-ACT-05",
                    () -> RuleJudge.on(S2C, CALL, Rule.CALL_DATA_TEXT).counting(Verdict.WARN, Rule.CALL_NULL)),
            entry("SRV-PRO-01", () -> RuleJudge.on(S2C, Set.of(NeuroMessage.ReregisterAll.COMMAND), Rule.NO_CONTENT)),
            entry(
                    "SRV-PRO-04",
                    () -> RuleJudge.on(
                            S2C,
                            Set.of(NeuroMessage.GracefulShutdown.COMMAND, NeuroMessage.ImmediateShutdown.COMMAND),
                            Rule.GRACEFUL_SHAPE,
                            Rule.NO_CONTENT)),
            entry("SRV-SPF-01", () -> RuleJudge.on(S2C, SPEECH, Rule.SPEECH_SHAPE)),
            entry("SRV-SPF-03", () -> RuleJudge.on(S2C, SPEECH, Rule.SPEECH_REASON)),
            entry("SRV-WS-06", EnvelopeJudges.ServerFrames::new),
            entry("SRV-VOX-05", EnvelopeJudges.NoVoice::new));

    private ServerJudges() {}

    static Optional<CaseJudge> of(String id) {
        return Optional.ofNullable(ALL.get(id)).map(Supplier::get);
    }
}
