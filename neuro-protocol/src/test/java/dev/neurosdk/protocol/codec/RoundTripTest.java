package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    private static final int MESSAGES = 3000;

    /** What a random but correct sender may still be told: odd names, silent failures, data that is no object. */
    private static final Set<Rule> HARMLESS =
            EnumSet.of(Rule.ACTION_NAME_FORM, Rule.RESULT_REASON, Rule.CALL_DATA_OBJECT);

    private final MessageDecoder decoder = new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gameMessages_comeBackEqual(long seed) {
        RandomMessages messages = new RandomMessages(new SplittableRandom(seed));
        Set<Class<?>> kinds = new HashSet<>();
        for (int count = 0; count < MESSAGES; count++) {
            GameMessage message = messages.fromGame();
            String text = MessageEncoder.encode(message);
            assertReturned(message, text, decoder.decodeGame(text));
            kinds.add(message.getClass());
        }
        assertThat(kinds).hasSize(GameMessage.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neuroMessages_comeBackEqual(long seed) {
        RandomMessages messages = new RandomMessages(new SplittableRandom(seed));
        Set<Class<?>> kinds = new HashSet<>();
        for (int count = 0; count < MESSAGES; count++) {
            NeuroMessage message = messages.fromNeuro();
            String text = MessageEncoder.encode(message);
            assertReturned(message, text, decoder.decodeNeuro(text));
            kinds.add(message.getClass());
        }
        assertThat(kinds).hasSize(NeuroMessage.class.getPermittedSubclasses().length);
    }

    private static <M> void assertReturned(M message, String text, Decoded<M> decoded) {
        assertThat(Outcomes.understood(decoded).message()).as(text).isEqualTo(message);
        assertThat(decoded.violations()).as(text).allMatch(violation -> HARMLESS.contains(violation.rule()));
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void damagedTexts_neverThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomMessages messages = new RandomMessages(random);
        int malformed = 0;
        for (int count = 0; count < MESSAGES; count++) {
            String game = damaged(MessageEncoder.encode(messages.fromGame()), random);
            String neuro = damaged(MessageEncoder.encode(messages.fromNeuro()), random);
            malformed += decoder.decodeGame(game) instanceof Decoded.Malformed ? 1 : 0;
            malformed += decoder.decodeNeuro(neuro) instanceof Decoded.Malformed ? 1 : 0;
        }
        assertThat(malformed).isBetween(MESSAGES / 2, MESSAGES * 2 - 1);
    }

    private static String damaged(String text, SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int times = 1 + random.nextInt(3); times > 0 && damaged.length() > 0; times--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.setCharAt(at, (char) random.nextInt(0x10000));
                case 2 -> damaged.insert(at, text, 0, random.nextInt(text.length()));
                default -> damaged.setCharAt(at, "{}[]\":,0ntf\\".charAt(random.nextInt(12)));
            }
        }
        return damaged.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void texts_withOneValueReplaced_neverThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomMessages messages = new RandomMessages(random);
        Set<Class<?>> outcomes = new HashSet<>();
        for (int count = 0; count < MESSAGES; count++) {
            outcomes.add(decoder.decodeGame(changed(MessageEncoder.encode(messages.fromGame()), random))
                    .getClass());
            outcomes.add(decoder.decodeNeuro(changed(MessageEncoder.encode(messages.fromNeuro()), random))
                    .getClass());
        }
        assertThat(outcomes).hasSize(3);
    }

    private static String changed(String text, SplittableRandom random) {
        JsonElement[] others = {
            JsonParser.parseString("null"),
            JsonParser.parseString("5"),
            JsonParser.parseString("\"tool/x\""),
            JsonParser.parseString("\"\""),
            JsonParser.parseString("true"),
            JsonParser.parseString("[{}]"),
            JsonParser.parseString("{\"a\":[]}")
        };
        JsonElement root = JsonParser.parseString(text);
        replaceOne(root, others[random.nextInt(others.length)], random);
        return StrictJson.write(root);
    }

    private static void replaceOne(JsonElement at, JsonElement other, SplittableRandom random) {
        if (at.isJsonArray() && !at.getAsJsonArray().isEmpty()) {
            int index = random.nextInt(at.getAsJsonArray().size());
            JsonElement inner = at.getAsJsonArray().get(index);
            if (inner.isJsonPrimitive() || random.nextInt(3) == 0) {
                at.getAsJsonArray().set(index, other);
            } else {
                replaceOne(inner, other, random);
            }
        } else if (at.isJsonObject() && !at.getAsJsonObject().isEmpty()) {
            String name = at.getAsJsonObject().keySet().stream()
                    .skip(random.nextInt(at.getAsJsonObject().size()))
                    .findFirst()
                    .orElseThrow();
            JsonElement inner = at.getAsJsonObject().get(name);
            if (inner.isJsonPrimitive() || random.nextInt(3) == 0) {
                at.getAsJsonObject().add(name, other);
            } else {
                replaceOne(inner, other, random);
            }
        }
    }
}
