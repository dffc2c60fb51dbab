package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.peer.Peer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends one payload to one peer. Confined to one run. */
final class Sending implements Payload.Visitor<Boolean> {
    private final Peer<?> peer;
    private final Values values;

    Sending(Peer<?> peer, Values values) {
        this.peer = peer;
        this.values = values;
    }

    @Override
    public Boolean message(Payload.Message message) {
        JsonValue.Members made = (JsonValue.Members) values.made(message.message());
        peer.sendRaw(addressed(made).toString());
        return true;
    }

    private JsonValue addressed(JsonValue.Members message) {
        if (!(peer instanceof FakeGame game) || message.members().containsKey("game")) {
            return message;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        message.members().forEach((name, value) -> {
            members.put(name, value);
            if (name.equals("command")) {
                members.put("game", new JsonValue.Text(game.game()));
            }
        });
        return new JsonValue.Members(members);
    }

    @Override
    public Boolean raw(Payload.Raw raw) {
        peer.sendRaw(raw.text());
        return true;
    }

    @Override
    public Boolean fragments(Payload.Fragments fragments) {
        peer.sendFragments(fragments.parts().toArray(String[]::new));
        return true;
    }

    @Override
    public Boolean binary(Payload.Binary binary) {
        peer.sendBinary(binary.bytes());
        return true;
    }

    @Override
    public Boolean frames(Payload.Frames frames) {
        peer.sendBytes(frames.bytes());
        return true;
    }
}
