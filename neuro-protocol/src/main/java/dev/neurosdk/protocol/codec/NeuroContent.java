package dev.neurosdk.protocol.codec;

import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.NeuroMessage;

/** Writes the {@code data} of what Neuro sends. Confined to one encoding. */
final class NeuroContent implements NeuroMessage.Visitor<JsonText> {
    private final JsonText json;

    NeuroContent(JsonText json) {
        this.json = json;
    }

    @Override
    public JsonText startupAck(NeuroMessage.StartupAck ack) {
        CharacterSession session = ack.session();
        return json.name("data")
                .beginObject()
                .name("session")
                .beginObject()
                .member("sessionId", session.sessionId())
                .member("characterId", session.characterId())
                .member("displayName", session.displayName())
                .endObject()
                .endObject();
    }

    @Override
    public JsonText action(NeuroMessage.Action action) {
        json.name("data").beginObject().member("id", action.id()).member("name", action.name());
        String data = action.data();
        if (data != null) {
            json.member("data", data);
        }
        return json.endObject();
    }

    @Override
    public JsonText reregisterAll(NeuroMessage.ReregisterAll reregister) {
        return json;
    }

    @Override
    public JsonText gracefulShutdown(NeuroMessage.GracefulShutdown shutdown) {
        return json.name("data")
                .beginObject()
                .member("wants_shutdown", shutdown.wantsShutdown())
                .endObject();
    }

    @Override
    public JsonText immediateShutdown(NeuroMessage.ImmediateShutdown shutdown) {
        return json;
    }

    @Override
    public JsonText speechFinished(NeuroMessage.SpeechFinished speech) {
        json.name("data").beginObject().member("isFinal", speech.isFinal());
        if (speech.cancelled()) {
            json.member("cancelled", true);
        }
        String reason = speech.reason();
        if (reason != null) {
            json.member("reason", reason);
        }
        return json.endObject();
    }
}
