package dev.neurosdk.protocol.codec;

import com.google.gson.JsonPrimitive;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messages of every kind with texts that are hard to carry. Repeatable for a seeded generator. */
final class RandomMessages {
    private static final String[] BITS = {
        "a",
        "Z",
        "7",
        " ",
        "_",
        "-",
        "\"",
        "\\",
        "/",
        "\n",
        "\r\n",
        "\t",
        "\b",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\uffff",
        "\ud83d\ude00",
        "\ud83c\uddeb\ud83c\uddee",
        "é",
        "e\u0301",
        "東",
        "<b>'&",
        "{\"a\":1}",
        "null",
        "\\u0041",
        "\\n"
    };

    private static final List<ForcePriority> PRIORITIES = List.of(ForcePriority.values());

    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    GameMessage fromGame() {
        String game = filled();
        return switch (random.nextInt(7)) {
            case 0 -> new GameMessage.Startup(game);
            case 1 -> new GameMessage.Context(game, text(), random.nextBoolean());
            case 2 -> new GameMessage.RegisterActions(game, actions());
            case 3 -> new GameMessage.UnregisterActions(game, names(random.nextInt(4)));
            case 4 ->
                new GameMessage.ForceActions(
                        game,
                        random.nextBoolean() ? text() : null,
                        text(),
                        random.nextBoolean(),
                        PRIORITIES.get(random.nextInt(4)),
                        names(1 + random.nextInt(4)));
            case 5 -> new GameMessage.ActionResult(game, text(), random.nextBoolean(), reason());
            default -> new GameMessage.ShutdownReady(game);
        };
    }

    NeuroMessage fromNeuro() {
        return switch (random.nextInt(6)) {
            case 0 -> new NeuroMessage.StartupAck(new CharacterSession(filled(), filled(), filled()));
            case 1 -> new NeuroMessage.Action(filled(), text(), random.nextBoolean() ? text() : null);
            case 2 -> new NeuroMessage.ReregisterAll();
            case 3 -> new NeuroMessage.GracefulShutdown(random.nextBoolean());
            case 4 -> new NeuroMessage.ImmediateShutdown();
            default -> {
                boolean cancelled = random.nextBoolean();
                yield new NeuroMessage.SpeechFinished(random.nextBoolean(), cancelled, cancelled ? reason() : null);
            }
        };
    }

    private List<ActionDefinition> actions() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(index -> new ActionDefinition(index + text(), text(), random.nextBoolean() ? schema() : null))
                .toList();
    }

    /** In the compact form that a round trip gives back. */
    private String schema() {
        String name = StrictJson.write(new JsonPrimitive(text()));
        return "{\"type\":\"object\",\"properties\":{" + name + ":{\"const\":null,\"maximum\":" + random.nextInt()
                + ".50}}}";
    }

    private List<String> names(int size) {
        return IntStream.range(0, size).mapToObj(index -> index + text()).toList();
    }

    private @Nullable String reason() {
        return random.nextBoolean() ? filled() : null;
    }

    private String filled() {
        return BITS[random.nextInt(BITS.length)] + text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append(BITS[random.nextInt(BITS.length)]);
        }
        return text.toString();
    }
}
