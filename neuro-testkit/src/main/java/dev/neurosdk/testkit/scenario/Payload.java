package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What goes over the wire when a scenario sends. Immutable. */
public sealed interface Payload extends Sendable {

    /**
     * Calls the visitor's method for this kind of payload.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of a payload
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    @Override
    default Payload payload() {
        return this;
    }

    /**
     * One method for each kind.
     *
     * @param <R> what the visitor makes of a payload
     */
    interface Visitor<R> {
        /**
         * Visits.
         *
         * @param message the payload
         * @return the visitor's result
         */
        R message(Message message);

        /**
         * Visits.
         *
         * @param raw the payload
         * @return the visitor's result
         */
        R raw(Raw raw);

        /**
         * Visits.
         *
         * @param fragments the payload
         * @return the visitor's result
         */
        R fragments(Fragments fragments);

        /**
         * Visits.
         *
         * @param binary the payload
         * @return the visitor's result
         */
        R binary(Binary binary);

        /**
         * Visits.
         *
         * @param frames the payload
         * @return the visitor's result
         */
        R frames(Frames frames);
    }

    /**
     * A message of the protocol. One that a game sends gets the {@code game} member, unless it has one.
     *
     * @param message makes the message
     */
    record Message(Template.Members message) implements Payload {
        /** Refuses null. */
        public Message {
            requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.message(this);
        }
    }

    /**
     * A text message as it stands, whatever it is.
     *
     * @param text the text
     */
    record Raw(String text) implements Payload {
        /** Refuses null. */
        public Raw {
            requireNonNull(text, "text");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.raw(this);
        }
    }

    /**
     * One text message in several frames.
     *
     * @param parts the text of each frame, at least one; copied
     */
    record Fragments(List<String> parts) implements Payload {
        /**
         * Copies the parts.
         *
         * @throws IllegalArgumentException when there is none
         */
        public Fragments {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("fragments: expected at least one, was none");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fragments(this);
        }
    }

    /**
     * A binary message.
     *
     * @param hex its bytes, in hexadecimal; blanks don't count
     */
    record Binary(String hex) implements Payload {
        /**
         * Puts the digits in order.
         *
         * @throws IllegalArgumentException when it is not hexadecimal
         */
        public Binary {
            hex = digits(hex);
        }

        /** {@return the bytes} */
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /**
     * Bytes as they are, between the frames of the connection: frames of any legality, or parts of them.
     *
     * @param hex the bytes, in hexadecimal; blanks don't count
     */
    record Frames(String hex) implements Payload {
        /**
         * Puts the digits in order.
         *
         * @throws IllegalArgumentException when it is not hexadecimal
         */
        public Frames {
            hex = digits(hex);
        }

        /** {@return the bytes} */
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.frames(this);
        }
    }

    private static String digits(String hex) {
        String digits = hex.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("([0-9a-f]{2})*")) {
            throw new IllegalArgumentException(
                    "expected bytes in hexadecimal such as \"81 02 68 69\", was \"" + hex + '"');
        }
        return digits;
    }
}
