package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.message.GameMessage;
import java.util.Objects;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would like to use voice: told that there is none, since official clients try again for ever when they are
 * refused. Source: section 10 of the voice page.
 */
final class VoiceRefusal implements Conversation {

    private static final String UNAVAILABLE = "{\"command\":\"voice/unavailable\"}";

    private final MessageDecoder decoder;
    private @Nullable Line line;

    VoiceRefusal(MessageDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void opened(Line opened) {
        line = opened;
        opened.read();
    }

    @Override
    public void text(String text, Runnable afterwards) {
        Line open = Objects.requireNonNull(line);
        if (open.isOpen() && "voice/start".equals(command(decoder.decodeGame(text)))) {
            open.send(UNAVAILABLE, UNAVAILABLE.getBytes(UTF_8), Callback.NOOP);
            open.close(1000, "there is no voice here");
        }
        afterwards.run();
    }

    private static @Nullable String command(Decoded<GameMessage> decoded) {
        if (decoded instanceof Decoded.Unrecognized<GameMessage> unrecognized) {
            return unrecognized.command();
        }
        return decoded instanceof Decoded.Malformed<GameMessage> malformed ? malformed.command() : null;
    }

    @Override
    public void binary(int length, Runnable afterwards) {
        afterwards.run();
    }

    @Override
    public void limitReached(String limit, String outcome) {}

    @Override
    public void closed(int code, String reason) {}
}
