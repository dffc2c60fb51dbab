package dev.neurosdk.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Who plays. Immutable. Source: clause ACK-2.
 *
 * @param id the character's stable id, for example {@code neuro}
 * @param displayName the character's readable name, for example {@code Neuro-sama}
 */
public record PlayedCharacter(String id, String displayName) {

    /** Reads {@code neuro}, {@code evil} or {@code ID=NAME}. Thread-safe. */
    public static final class Converter implements ITypeConverter<PlayedCharacter> {

        /** Makes a converter. */
        public Converter() {}

        @Override
        public PlayedCharacter convert(String value) {
            return switch (value) {
                case "neuro" -> new PlayedCharacter("neuro", "Neuro-sama");
                case "evil" -> new PlayedCharacter("evil", "Evil Neuro");
                default -> custom(value);
            };
        }

        private static PlayedCharacter custom(String value) {
            int split = value.indexOf('=');
            if (split < 1 || split == value.length() - 1) {
                throw new TypeConversionException(
                        "expected neuro, evil or ID=NAME such as robo=Robo-chan, was '" + value + "'");
            }
            return new PlayedCharacter(value.substring(0, split), value.substring(split + 1));
        }
    }
}
