package dev.neurosdk.testkit.conformance.server;

import static java.util.Map.entry;

import dev.neurosdk.testkit.conformance.server.DrivenCase.Part;
import java.util.List;
import java.util.Map;

/** The procedures by the names that {@code server-driven.yml} calls them. */
final class ServerProcedures {

    private static final Map<String, List<Part>> ALL = Map.ofEntries(
            one("plain-handshake", HandshakeProcedures::plain),
            one("handshake-with-origin", HandshakeProcedures::origin),
            one("paths", HandshakeProcedures::paths),
            one("addresses", RawHandshakes::addresses),
            entry("bad-handshakes", RawHandshakes.bad()),
            one("slow-handshake", RawHandshakes::slow),
            one("pongs", FrameProcedures::pongs),
            one("split-characters", FrameProcedures::splitCharacters),
            one("invalid-text", FrameProcedures::invalidText),
            one("unmasked", FrameProcedures::unmasked),
            entry("reserved", FrameProcedures.reserved()),
            one("dribble", FrameProcedures::dribble),
            entry("close-handshakes", CloseProcedures.handshakes()),
            entry("illegal-closes", CloseProcedures.illegal()),
            one("half-close", CloseProcedures::halfClose),
            entry("size-ladder", SizeProcedures.ladder()),
            one("slow-reader", SizeProcedures::slowReader),
            one("deflate", DeflateProcedures::offered),
            one("bomb", DeflateProcedures::bomb),
            one("acknowledgement", StartupProcedures::acknowledgement),
            one("character", StartupProcedures::character),
            one("session-id", StartupProcedures::sessionId),
            one("reregistered", StartupProcedures::reregistered),
            entry("broken-schemas", RegistryProcedures.broken()),
            one("scale", RegistryProcedures::scale),
            one("same-name-twice", RegistryProcedures::sameNameTwice),
            one("unregister-while-forced", RegistryProcedures::unregisterWhileForced),
            one("spread", ForceProcedures::spread),
            one("vanish", ForceProcedures::vanish),
            one("unforced", ForceProcedures::unforced),
            one("unforced-failure", ForceProcedures::unforcedFailure),
            one("malformed-on-purpose", ForceProcedures::malformed),
            one("whole-force", RetryProcedures::wholeForce),
            one("retries-end", RetryProcedures::limited),
            one("result-from-elsewhere", RetryProcedures::fromElsewhere),
            one("waits-long-enough", LimitProcedures::waits),
            one("gives-up", LimitProcedures::givesUp),
            one("discards-late", LimitProcedures::discardsLate),
            one("times-out", LimitProcedures::timesOut),
            one("half-open", LimitProcedures::halfOpen),
            one("idle", LimitProcedures::idle),
            one("flood", LoadProcedures::flood),
            one("large-context", LoadProcedures::large),
            one("cycles", LoadProcedures::cycles),
            one("burst", LoadProcedures::burst),
            one("many-connections", LoadProcedures::manyConnections),
            one("voice-offer", VoiceHandshakes::offer),
            one("voice-one-answer", VoiceHandshakes::oneAnswer),
            one("voice-ready-values", VoiceHandshakes::readyValues),
            one("voice-unavailable-closes", VoiceHandshakes::unavailableCloses),
            one("voice-early", VoiceHandshakes::early),
            one("voice-stop", VoiceHandshakes::stop),
            one("voice-again", VoiceHandshakes::again),
            one("voice-only", VoiceHandshakes::voiceOnly),
            entry("voice-names", VoiceHandshakes.names()),
            one("voice-query", VoiceHandshakes::query),
            one("voice-two-sockets", VoiceHandshakes::twoSockets),
            one("voice-unregistered", VoiceInput::unregistered),
            entry("voice-malformed", VoiceInput.malformed()),
            entry("voice-crowd", VoiceInput.crowd()),
            entry("voice-changes", VoiceInput.changes()),
            entry("voice-ids", VoiceInput.ids()),
            one("voice-fragments", VoiceInput::fragmented),
            one("voice-frames", VoiceOutput::frames),
            one("voice-pace", VoiceOutput::pace),
            one("voice-brackets", VoiceOutput::brackets),
            one("voice-cancelled", VoiceOutput::cancelled),
            one("voice-agrees", VoiceOutput::agrees),
            one("voice-load", VoiceLoad::load),
            one("voice-slow-reader", VoiceLoad::slowReader),
            entry("speech-priority", SpeechProcedures.priority()),
            entry("speech-finals", SpeechProcedures.finals()),
            one("speech-filtered", SpeechProcedures::filtered));

    private ServerProcedures() {}

    static Map<String, List<Part>> all() {
        return ALL;
    }

    private static Map.Entry<String, List<Part>> one(String name, ServerProcedure procedure) {
        return entry(name, List.of(new Part("", procedure)));
    }
}
