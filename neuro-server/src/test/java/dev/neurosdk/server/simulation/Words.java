package dev.neurosdk.server.simulation;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What games and deciders say in this world. */
final class Words {

    static final List<String> GAMES = List.of("Star Harbour", "Moon Harbour", "Sun Harbour", "Café ☕");
    static final List<String> NAMES =
            List.of("open", "close", "pick", "look_around", "wait", "jump", "a-name-that-is-too-long");
    static final List<String> DATA = List.of("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{}", "{", "[]", "null", "");

    private static final String ONE_OR_TWO =
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"enum\":[1,2]}},\"required\":[\"n\"]}";
    private static final List<String> SCHEMAS = List.of(
            "{}",
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}",
            "{\"type\":\"object\",\"properties\":5}",
            "{\"type\":\"array\"}",
            "{\"type\":\"object\",\"properties\":{\"n\":{\"enum\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18]}}}");
    private static final List<String> BROKEN = List.of(
            "",
            "{",
            "[]",
            "hello",
            "{\"command\":\"context\"}",
            "{\"game\":\"Star Harbour\"}",
            "{\"command\":\"vendor/unknown\",\"game\":\"Star Harbour\"}",
            "{\"command\":\"context\",\"game\":\"Star Harbour\",\"data\":{\"message\":5}}",
            "{\"command\":\"actions/force\",\"game\":\"Star Harbour\",\"data\":{\"query\":\"x\",\"action_names\":[]}}",
            "{\"command\":\"actions/register\",\"game\":\"Moon Harbour\",\"data\":{\"actions\":5}}",
            "{\"command\":\"action/result\",\"game\":\"Moon Harbour\",\"data\":{\"id\":\"1\"}}",
            "{\"command\":\"startup\",\"game\":\"\"}");
    private static final List<String> DESCRIPTIONS =
            List.of("Does it.", "Does it again.", "Does it at length, so that it takes up room.", "x".repeat(70));

    private Words() {}

    static List<Decoded<GameMessage>> broken(Edition edition) {
        MessageDecoder decoder = new MessageDecoder(edition, 10_000);
        List<Decoded<GameMessage>> all = new ArrayList<>();
        BROKEN.forEach(text -> all.add(decoder.decodeGame(text)));
        return all;
    }

    static ActionDefinition definition(Dice dice, String name) {
        return new ActionDefinition(name, dice.of(DESCRIPTIONS), schema(dice));
    }

    private static @Nullable String schema(Dice dice) {
        return switch (dice.weighted(70, 22, 8)) {
            case 0 -> null;
            case 1 -> ONE_OR_TWO;
            default -> dice.of(SCHEMAS);
        };
    }
}
