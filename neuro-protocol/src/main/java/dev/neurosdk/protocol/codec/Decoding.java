package dev.neurosdk.protocol.codec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurosdk.protocol.edition.Edition;
import org.jspecify.annotations.Nullable;

/**
 * One text on its way to a message: JSON, then envelope, then command, then content. Confined to one call.
 *
 * @param <M> the messages of the direction
 */
final class Decoding<M> {
    private final Direction<M> direction;
    private final Findings findings;

    Decoding(Direction<M> direction, Edition edition) {
        this.direction = direction;
        this.findings = new Findings(edition);
    }

    Decoded<M> run(String text, int maxLength) {
        StrictJson.Parsed<JsonElement> parsed = StrictJson.read(text, maxLength);
        if (parsed instanceof StrictJson.Valid<JsonElement> valid) {
            valid.repeated().forEach(this::tolerate);
            return message(valid.root());
        }
        ((StrictJson.Invalid<JsonElement>) parsed).problems().forEach(this::tolerate);
        return malformed(null, null);
    }

    private void tolerate(StrictJson.Problem problem) {
        findings.tolerate(problem.rule(), problem.pointer(), problem.expected(), problem.actual());
    }

    private Decoded<M> message(JsonElement root) {
        if (root instanceof JsonObject object) {
            return message(new Envelope(object, findings, direction.rules()));
        }
        findings.refuse(direction.rules().object(), "", "an object", Excerpt.of(root));
        return malformed(null, null);
    }

    private Decoded<M> message(Envelope envelope) {
        String name = envelope.command();
        String game = direction.game(envelope);
        Command<M> command = direction.command(name, findings.edition());
        if (command == null) {
            return unknown(name, game, envelope);
        }
        Command.Draft<M> draft = command.reader().apply(envelope);
        envelope.rest();
        return findings.broken()
                ? malformed(name, game)
                : new Decoded.Understood<>(draft.inGame(game), findings.violations());
    }

    private Decoded<M> unknown(String name, String game, Envelope envelope) {
        if (!name.isEmpty()) {
            direction.unknown(name, findings);
        }
        String data = envelope.unknownContent();
        envelope.rest();
        return findings.broken()
                ? malformed(name, game)
                : new Decoded.Unrecognized<>(name, usable(game), data, findings.violations());
    }

    private Decoded<M> malformed(@Nullable String command, @Nullable String game) {
        return new Decoded.Malformed<>(usable(command), usable(game), findings.violations());
    }

    private static @Nullable String usable(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
