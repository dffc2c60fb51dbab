package dev.neurosdk.testkit.conformance.judge;

import static dev.neurosdk.testkit.recording.Direction.C2S;
import static java.util.Map.entry;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who judges which case about games. */
final class GameJudges {

    private static final Set<String> REGISTER = Set.of(GameMessage.RegisterActions.COMMAND);

    private static final Map<String, Supplier<CaseJudge>> ALL = Map.ofEntries(
            entry("GAME-ENV-01", () -> RuleJudge.onEvery(C2S, Rule.TEXT_FRAME)),
            entry(
                    "GAME-ENV-02",
                    () -> RuleJudge.onEvery(C2S, Rule.JSON_TEXT, Rule.JSON_NESTING, Rule.GAME_ENVELOPE_OBJECT)),
            entry(
                    "GAME-ENV-03",
                    () -> RuleJudge.onEvery(
                                    C2S, Rule.GAME_ENVELOPE_COMMAND, Rule.GAME_ENVELOPE_GAME, Rule.GAME_ENVELOPE_DATA)
                            .counting(Verdict.ADVISE, Rule.GAME_ENVELOPE_EXTRA)),
            entry(
                    "GAME-ENV-04",
                    () -> RuleJudge.onEvery(
                                    C2S,
                                    Rule.CONTEXT_SHAPE,
                                    Rule.REGISTER_SHAPE,
                                    Rule.ACTION_SHAPE,
                                    Rule.UNREGISTER_SHAPE,
                                    Rule.FORCE_SHAPE,
                                    Rule.RESULT_SHAPE)
                            .counting(Verdict.ADVISE, Rule.FORCE_NULL, Rule.RESULT_NULL)),
            entry("GAME-ENV-05", () -> RuleJudge.onEvery(C2S, Rule.GAME_NAME_STABLE)),
            entry("GAME-ENV-06", EnvelopeJudges.DisplayName::new),
            entry("GAME-ENV-07", EnvelopeJudges.Commands::new),
            entry(
                    "GAME-ENV-08",
                    () -> RuleJudge.on(
                                    C2S,
                                    Set.of(GameMessage.Startup.COMMAND, GameMessage.ShutdownReady.COMMAND),
                                    Rule.NO_CONTENT)
                            .counting(Verdict.ADVISE, Rule.GAME_ENVELOPE_NULL)),
            entry("GAME-ENV-09", EnvelopeJudges.Interoperable::new),
            entry("GAME-ENV-10", EnvelopeJudges.Size::new),
            entry("GAME-WS-03", FrameJudges.Masked::new),
            entry("GAME-STA-01", StartupJudges.First::new),
            entry("GAME-STA-02", StartupJudges.Prompt::new),
            entry("GAME-STA-03", StartupJudges.Once::new),
            entry("GAME-REG-01", () -> RuleJudge.on(C2S, REGISTER, Rule.ACTION_NAME_FORM)),
            entry("GAME-REG-02", () -> RuleJudge.on(C2S, REGISTER, Rule.ACTION_NAME_UNIQUE)),
            entry("GAME-REG-03", RegistrationJudges.Description::new),
            entry(
                    "GAME-REG-04",
                    () -> RuleJudge.on(
                                    C2S,
                                    REGISTER,
                                    Rule.SCHEMA_OBJECT,
                                    Rule.SCHEMA_ROOT,
                                    Rule.SCHEMA_VALID,
                                    Rule.SCHEMA_REFERENCE)
                            .counting(Verdict.ADVISE, Rule.ACTION_NULL)
                            .counting(Verdict.INFO, Rule.SCHEMA_PATTERN, Rule.SCHEMA_LIMIT)),
            entry(
                    "GAME-REG-05",
                    () -> RuleJudge.on(C2S, REGISTER, Rule.WEAK_KEYWORD).counting(Verdict.INFO, Rule.UNIQUE_ITEMS)),
            entry("GAME-REG-06", RegistrationJudges.Satisfiable::new),
            entry("GAME-REG-07", () -> RuleJudge.on(C2S, REGISTER, Rule.SCHEMA_EMPTY)),
            entry("GAME-REG-08", RegistrationJudges.Redundant::new),
            entry("GAME-REG-09", RegistrationJudges.Changed::new),
            entry("GAME-REG-10", RegistrationJudges.Churn::new),
            entry("GAME-REG-11", RegistrationJudges.Concise::new),
            entry("GAME-REG-12", RegistrationJudges.Alike::new),
            entry("GAME-REG-13", RegistrationJudges.Listing::new),
            entry("GAME-REG-14", RegistrationJudges.RewrittenEnum::new),
            entry("GAME-REG-15", RegistrationJudges.Generic::new),
            entry("GAME-UNR-01", RegistrationJudges.Known::new),
            entry("GAME-UNR-02", RegistrationJudges.EmptyList::new),
            entry("GAME-CTX-01", ContextJudges::notBlank),
            entry("GAME-CTX-02", ContextJudges.Stream::new),
            entry("GAME-CTX-03", ContextJudges::noTopHeading),
            entry("GAME-CTX-04", ContextJudges::readable),
            entry("GAME-CTX-05", ContextJudges.Repeats::new),
            entry("GAME-CTX-06", ContextJudges.WhileOwed::new),
            entry("GAME-CTX-07", ContextJudges.Loudness::new),
            entry("GAME-CTX-08", ContextJudges::noSecrets),
            entry("GAME-FRC-01", ForceJudges::query),
            entry("GAME-FRC-02", ForceJudges.Registered::new),
            entry("GAME-FRC-03", ForceJudges.Names::new),
            entry("GAME-FRC-04", ForceJudges.OneAtATime::new),
            entry("GAME-FRC-05", ForceJudges::notWhileOwed),
            entry("GAME-FRC-06", ForceJudges.Priority::new),
            entry("GAME-FRC-07", ForceJudges.Critical::new),
            entry("GAME-FRC-08", ForceJudges.BulkyState::new),
            entry("GAME-FRC-11", ForceJudges.UsableAfterFailure::new),
            entry("GAME-FRC-12", ForceJudges.Resolves::new),
            entry("GAME-FRC-14", ForceJudges.Chained::new),
            entry("GAME-FRC-15", ForceJudges.Idle::new),
            entry("GAME-ACT-01", CallJudges.OneResult::new),
            entry("GAME-ACT-02", CallJudges.Quick::new),
            entry("GAME-ACT-06", CallJudges::reason),
            entry("GAME-ACT-07", CallJudges.SuccessMessage::new),
            entry("GAME-ACT-10", CallJudges.ResultFirst::new),
            entry("GAME-ACT-12", CallJudges.DisposableOrder::new),
            entry("GAME-ACT-14", CallJudges.Split::new),
            entry("GAME-ACT-15", CallJudges.Orphans::new),
            entry("GAME-ACT-16", CallJudges.Unexpected::new),
            entry("GAME-RTY-05", CallJudges::noRetryIdiom),
            entry("GAME-PRO-07", CallJudges.VolunteeredReady::new),
            entry("GAME-VOX-02", VoiceJudges.Handshake::new),
            entry("GAME-VOX-03", VoiceJudges.SameName::new),
            entry("GAME-VOX-05", VoiceJudges.Speakers::new),
            entry("GAME-VOX-06", VoiceJudges.Registered::new),
            entry("GAME-VOX-07", VoiceJudges.Header::new),
            entry("GAME-VOX-08", VoiceJudges.Length::new),
            entry("GAME-VOX-09", VoiceJudges.Samples::new),
            entry("GAME-VOX-10", VoiceJudges.Pace::new),
            entry("GAME-VOX-11", VoiceJudges.Silence::new));

    private GameJudges() {}

    static Optional<CaseJudge> of(String id) {
        return Optional.ofNullable(ALL.get(id)).map(Supplier::get);
    }
}
