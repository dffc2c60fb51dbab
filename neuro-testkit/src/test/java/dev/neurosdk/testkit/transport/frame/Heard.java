package dev.neurosdk.testkit.transport.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a {@link MessageReader} tells. Confined to one thread. */
final class Heard implements MessageReader.Handler {

    final List<String> events = new ArrayList<>();

    @Override
    public void message(int opcode, byte[] payload, List<Integer> frames) {
        events.add((opcode == Frame.TEXT ? "text " : "binary ") + text(payload) + ' ' + frames);
    }

    @Override
    public void ping(byte[] payload) {
        events.add("ping " + text(payload));
    }

    @Override
    public void pong(byte[] payload) {
        events.add("pong " + text(payload));
    }

    @Override
    public void close(int code, String reason) {
        events.add("close " + code + ' ' + reason);
    }

    @Override
    public void illegal(int closeCode, String why) {
        events.add("illegal " + closeCode + ' ' + why);
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
