package dev.neurosdk.protocol.codec;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.neurosdk.protocol.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The outermost object of a message: {@code command}, {@code game}, {@code data}. Confined to one decoding. */
final class Envelope {
    private static final String DATA = "data";

    private final Members members;
    private final Findings findings;
    private final Rules rules;

    Envelope(JsonObject object, Findings findings, Rules rules) {
        this.members = new Members(object, "", findings);
        this.findings = findings;
        this.rules = rules;
    }

    /** The rules of one direction's envelope. Immutable. */
    record Rules(Rule object, Rule command, Rule game, Rule data, Rule nulls, Rule extra) {

        static final Rules OF_GAMES = new Rules(
                Rule.GAME_ENVELOPE_OBJECT,
                Rule.GAME_ENVELOPE_COMMAND,
                Rule.GAME_ENVELOPE_GAME,
                Rule.GAME_ENVELOPE_DATA,
                Rule.GAME_ENVELOPE_NULL,
                Rule.GAME_ENVELOPE_EXTRA);

        static final Rules OF_NEURO = new Rules(
                Rule.NEURO_ENVELOPE_OBJECT,
                Rule.NEURO_ENVELOPE_COMMAND,
                Rule.NEURO_ENVELOPE_NO_GAME,
                Rule.NEURO_ENVELOPE_DATA,
                Rule.NEURO_ENVELOPE_NULL,
                Rule.NEURO_ENVELOPE_EXTRA);
    }

    Findings findings() {
        return findings;
    }

    String command() {
        return members.nonEmptyText("command", rules.command());
    }

    String requiredGame() {
        return members.nonEmptyText("game", rules.game());
    }

    String forbiddenGame() {
        JsonElement game = members.raw("game");
        if (game != null) {
            findings.tolerate(rules.game(), "/game", "no such member", Excerpt.of(game));
        }
        return "";
    }

    /** The {@code data} of a command with content. */
    Members content() {
        return members.object(DATA, rules.data());
    }

    /** Checks the {@code data} of a command without content. */
    void noContent() {
        JsonObject data = optionalData();
        if (data != null && !data.isEmpty()) {
            findings.tolerate(Rule.NO_CONTENT, "/data", "no such member, or an empty object", Excerpt.of(data));
        }
    }

    /** The {@code data} of a command that nobody here knows, as compact JSON text; null when absent. */
    @Nullable
    String unknownContent() {
        JsonObject data = optionalData();
        return data == null ? null : StrictJson.write(data);
    }

    /** Reports every member that is not part of an envelope. */
    void rest() {
        members.rest(rules.extra());
    }

    private @Nullable JsonObject optionalData() {
        JsonElement data = members.raw(DATA);
        if (data instanceof JsonObject object) {
            return object;
        }
        if (data instanceof JsonNull) {
            findings.tolerate(rules.nulls(), "/data", "an object or no such member", "null");
        } else if (data != null) {
            findings.refuse(rules.data(), "/data", "an object or no such member", Excerpt.of(data));
        }
        return null;
    }
}
