package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.Map;

/**
 * A message to be sent, in the making: its command, and what makes its members. Immutable; every method gives another one.
 *
 * <p>Paths are names with dots between them, such as {@code data.query}; a backslash keeps a dot in a name.
 */
public final class MessageTemplate implements Sendable {

    private final Template.Members message;

    MessageTemplate(Map<String, Template> members) {
        message = new Template.Members(members);
    }

    /**
     * Sets a member, whatever it was.
     *
     * @param path the member
     * @param value makes its value
     * @return this and that
     */
    public MessageTemplate with(String path, Template value) {
        return new MessageTemplate(Nesting.TEMPLATES.replaced(message.members(), Nesting.names(path), value));
    }

    /**
     * Sets a member to a text; nothing in it has a meaning of its own.
     *
     * @param path the member
     * @param text the text
     * @return this and that
     */
    public MessageTemplate with(String path, String text) {
        return with(path, new Template.Literal(new JsonValue.Text(text)));
    }

    /**
     * Sets a member to a flag.
     *
     * @param path the member
     * @param flag true or false
     * @return this and that
     */
    public MessageTemplate with(String path, boolean flag) {
        return with(path, new Template.Literal(new JsonValue.Flag(flag)));
    }

    @Override
    public Payload payload() {
        return new Payload.Message(message);
    }
}
