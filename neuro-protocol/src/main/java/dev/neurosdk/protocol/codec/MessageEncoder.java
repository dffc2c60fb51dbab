package dev.neurosdk.protocol.codec;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Violation;

/**
 * Turns messages into the one text that every peer of every edition takes. Thread-safe.
 *
 * <p>Members come in the order of the protocol page, {@code command} first, without white space. A member with a default
 * is written only where it differs from the default, because peers of early editions know neither {@code priority} nor
 * {@code cancelled}; the empty message of a result and the empty schema are left out likewise. There is never a null or
 * an extra member. A lone surrogate becomes U+FFFD, so that the text is always encodable in UTF-8. Source: sections 3
 * and 15.2 of the protocol page.
 */
public final class MessageEncoder {

    /** The command of a strict server's reply to a message that breaks a rule. */
    public static final String ERROR_COMMAND = "neuro-java/error";

    private MessageEncoder() {}

    /**
     * Encodes what a game sends.
     *
     * @param message the message
     * @return the payload of one text message
     * @throws IllegalArgumentException when the schema of an action is not JSON text of an object
     */
    public static String encode(GameMessage message) {
        JsonText json = new JsonText().beginObject();
        json.member("command", message.command()).member("game", message.game());
        message.accept(new GameContent(json));
        return json.endObject().toString();
    }

    /**
     * Encodes the reply of a server's strict mode to a message that breaks a rule. It is outside the protocol, which is why
     * its command carries a vendor prefix (section 14 number 18).
     *
     * @param violation what is wrong
     * @return the payload of one text message: command {@value #ERROR_COMMAND}, and data with {@code code} (the rule's id),
     *     {@code clause}, {@code message} (a sentence) and {@code pointer} (a JSON pointer into the message)
     */
    public static String encodeError(Violation violation) {
        JsonText json = new JsonText().beginObject().member("command", ERROR_COMMAND);
        json.name("data")
                .beginObject()
                .member("code", violation.rule().id())
                .member("clause", violation.clause().id())
                .member("message", violation.message())
                .member("pointer", violation.pointer())
                .endObject();
        return json.endObject().toString();
    }

    /**
     * Encodes what Neuro sends.
     *
     * <p>The {@code data} of an action is written as it stands: whether it fits is for the caller to know.
     *
     * @param message the message
     * @return the payload of one text message
     */
    public static String encode(NeuroMessage message) {
        JsonText json = new JsonText().beginObject().member("command", message.command());
        message.accept(new NeuroContent(json));
        return json.endObject().toString();
    }
}
