package dev.neurosdk.server.simulation;

import dev.neurosdk.protocol.message.NeuroMessage;
import java.util.List;
import java.util.Optional;

/** What an operator sends as it is: some are calls, some are nothing. */
final class RawTexts {

    private static final String CALL = "{\"command\":\"action\",\"data\":{\"id\":\"%s\",\"name\":\"%s\"}}";
    private static final int CALLS = 70;
    private static final List<String> OTHERS =
            List.of("hello", "{\"command\":\"action\"}", "{\"command\":\"vendor/x\"}", "{");

    private RawTexts() {}

    static String any(Dice dice) {
        return dice.chance(50) ? CALL.formatted(id(dice), dice.of(Words.NAMES)) : dice.of(OTHERS);
    }

    static String id(Dice dice) {
        return "raw-" + dice.below(CALLS);
    }

    static Optional<NeuroMessage.Action> call(String text) {
        if (!text.startsWith("{\"command\":\"action\",\"data\"")) {
            return Optional.empty();
        }
        String[] parts = text.split("\"", -1);
        return Optional.of(new NeuroMessage.Action(parts[9], parts[13], null));
    }
}
