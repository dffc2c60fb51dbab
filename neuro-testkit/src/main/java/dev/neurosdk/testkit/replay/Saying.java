package dev.neurosdk.testkit.replay;

import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.frame.CloseCodes;
import dev.neurosdk.testkit.transport.frame.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts recorded messages and ends on a wire, in as many frames as recorded wherever text can be cut there. */
final class Saying {

    private Saying() {}

    static void on(Wire wire, LogEntry.Message message) {
        if (message.opcode() == LogEntry.Opcode.BINARY) {
            var unused = wire.sendBinary(message.payload());
            return;
        }
        Optional<List<String>> fragments = fragments(message);
        if (fragments.isEmpty() || fragments.get().size() < 2) {
            var unused = wire.sendText(message.text());
            return;
        }
        List<String> parts = fragments.get();
        for (int i = 0; i < parts.size(); i++) {
            var unused = wire.sendFragment(parts.get(i), i == parts.size() - 1);
        }
    }

    /** Nothing when a cut goes through a character, or the lengths are those of compressed frames. */
    private static Optional<List<String>> fragments(LogEntry.Message message) {
        byte[] payload = message.payload();
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int length : message.frames()) {
            Optional<String> part =
                    length > payload.length - from ? Optional.empty() : Utf8.decode(payload, from, length);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            from += length;
        }
        return from == payload.length ? Optional.of(parts) : Optional.empty();
    }

    static void end(Wire wire, @Nullable LogEntry ending) {
        if (ending instanceof LogEntry.Tcp tcp) {
            if (tcp.event() == LogEntry.TcpEvent.RESET) {
                wire.reset();
            } else {
                wire.disconnect();
            }
        } else if (ending instanceof LogEntry.Closed closed && CloseCodes.maySend(closed.code())) {
            var unused = wire.close(closed.code(), closed.reason());
        } else {
            var unused = wire.close(1000, "");
        }
    }
}
