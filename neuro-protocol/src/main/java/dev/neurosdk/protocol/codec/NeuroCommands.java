package dev.neurosdk.protocol.codec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.protocol.message.NeuroMessage.GracefulShutdown;
import dev.neurosdk.protocol.message.NeuroMessage.ImmediateShutdown;
import dev.neurosdk.protocol.message.NeuroMessage.ReregisterAll;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import dev.neurosdk.protocol.message.NeuroMessage.StartupAck;
import dev.neurosdk.protocol.rule.Rule;
import java.util.List;

/** Reads what Neuro sends. Source: sections 7 and 11 of the protocol page. */
final class NeuroCommands {

    static final Direction<NeuroMessage> DIRECTION = new Direction<>(
            Envelope.Rules.OF_NEURO,
            Envelope::forbiddenGame,
            List.of(
                    Command.withContent(StartupAck.COMMAND, NeuroCommands::startupAck)
                            .since(Edition::startupAck),
                    Command.withContent(Action.COMMAND, NeuroCommands::action),
                    Command.withContent(SpeechFinished.COMMAND, NeuroCommands::speechFinished)
                            .since(Edition::speechFinished),
                    Command.withoutContent(ReregisterAll.COMMAND, game -> new ReregisterAll()),
                    Command.withContent(GracefulShutdown.COMMAND, NeuroCommands::gracefulShutdown),
                    Command.withoutContent(ImmediateShutdown.COMMAND, game -> new ImmediateShutdown())));

    private NeuroCommands() {}

    private static Command.Draft<NeuroMessage> startupAck(Members data) {
        Members session = data.object("session", Rule.ACK_SHAPE);
        String sessionId = session.nonEmptyText("sessionId", Rule.ACK_SHAPE);
        String characterId = session.nonEmptyText("characterId", Rule.ACK_SHAPE);
        String displayName = session.nonEmptyText("displayName", Rule.ACK_SHAPE);
        session.rest(Rule.ACK_EXTRA);
        data.rest(Rule.ACK_EXTRA);
        return game -> new StartupAck(new CharacterSession(sessionId, characterId, displayName));
    }

    private static Command.Draft<NeuroMessage> action(Members data) {
        String id = data.nonEmptyText("id", Rule.CALL_SHAPE);
        String name = data.text("name", Rule.CALL_SHAPE);
        String text = data.optionalText("data", Rule.CALL_DATA_TEXT, Rule.CALL_NULL);
        if (text != null) {
            checkObject(data, text);
        }
        data.rest(Rule.CALL_EXTRA);
        return game -> new Action(id, name, text);
    }

    private static void checkObject(Members data, String text) {
        StrictJson.Parsed<JsonElement> parsed = StrictJson.read(text, text.length());
        boolean object = parsed instanceof StrictJson.Valid<JsonElement> valid && valid.root() instanceof JsonObject;
        if (!object) {
            data.findings()
                    .tolerate(
                            Rule.CALL_DATA_OBJECT,
                            data.pointer("data"),
                            "JSON text of an object",
                            Excerpt.ofText(text));
        }
    }

    private static Command.Draft<NeuroMessage> speechFinished(Members data) {
        boolean isFinal = data.flag("isFinal", Rule.SPEECH_SHAPE);
        boolean cancelled = data.optionalFlag("cancelled", Rule.SPEECH_SHAPE, Rule.SPEECH_NULL);
        String reason = data.optionalText("reason", Rule.SPEECH_SHAPE, Rule.SPEECH_NULL);
        if (reason != null && !cancelled && !data.findings().broken()) {
            data.findings()
                    .tolerate(
                            Rule.SPEECH_REASON,
                            data.pointer("reason"),
                            "no such member unless cancelled is true",
                            Excerpt.ofText(reason));
        }
        data.rest(Rule.SPEECH_EXTRA);
        return game -> new SpeechFinished(isFinal, cancelled, cancelled ? reason : null);
    }

    private static Command.Draft<NeuroMessage> gracefulShutdown(Members data) {
        boolean wantsShutdown = data.flag("wants_shutdown", Rule.GRACEFUL_SHAPE);
        data.rest(Rule.GRACEFUL_EXTRA);
        return game -> new GracefulShutdown(wantsShutdown);
    }
}
