package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.Map;

/**
 * A message that is expected, in the making: its command, and what its members are expected to be. Immutable; every method
 * gives another one.
 *
 * <p>Paths are names with dots between them, such as {@code data.action_names}; a backslash keeps a dot in a name.
 */
public final class MessagePattern implements Expected {

    private final Pattern.Members pattern;

    MessagePattern(Map<String, Pattern> members) {
        pattern = new Pattern.Members(members);
    }

    /**
     * Expects something of a member.
     *
     * @param path the member
     * @param expected what it is expected to be
     * @return this and that
     * @throws IllegalArgumentException when something is expected of it already
     */
    public MessagePattern where(String path, Pattern expected) {
        return new MessagePattern(Nesting.PATTERNS.with(pattern.members(), path, expected));
    }

    /**
     * Expects a text; nothing in it has a meaning of its own.
     *
     * @param path the member
     * @param text the text
     * @return this and that
     * @throws IllegalArgumentException when something is expected of it already
     */
    public MessagePattern where(String path, String text) {
        return where(path, new Pattern.Literal(new JsonValue.Text(text)));
    }

    /**
     * Expects a flag.
     *
     * @param path the member
     * @param flag true or false
     * @return this and that
     * @throws IllegalArgumentException when something is expected of it already
     */
    public MessagePattern where(String path, boolean flag) {
        return where(path, new Pattern.Literal(new JsonValue.Flag(flag)));
    }

    @Override
    public Pattern pattern() {
        return pattern;
    }
}
