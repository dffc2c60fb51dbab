package dev.neurosdk.testkit.watch;

import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import dev.neurosdk.testkit.transport.frame.CloseCodes;
import dev.neurosdk.testkit.transport.frame.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Two wires of which each says what the other hears; what comes before both are there waits for them. Thread-safe. */
final class Junction {

    private final Onward toGame = new Onward();
    private final Onward toNeuro = new Onward();
    private final Consumer<Junction> ended;

    Junction(Consumer<Junction> ended) {
        this.ended = ended;
    }

    void game(Wire wire) {
        toGame.open(wire);
    }

    void neuro(Wire wire) {
        toNeuro.open(wire);
    }

    WireListener fromGame() {
        return toNeuro;
    }

    WireListener fromNeuro() {
        return toGame;
    }

    void stop() {
        toGame.then(Wire::disconnect);
        toNeuro.then(Wire::disconnect);
        ended.accept(this);
    }

    /** Says on one wire what was heard on the other. */
    private final class Onward implements WireListener {
        private final List<Consumer<Wire>> early = new ArrayList<>();
        private @Nullable Wire wire;

        void open(Wire opened) {
            List<Consumer<Wire>> waiting;
            synchronized (early) {
                waiting = List.copyOf(early);
                early.clear();
                wire = opened;
            }
            waiting.forEach(step -> step.accept(opened));
        }

        void then(Consumer<Wire> step) {
            @Nullable Wire opened;
            synchronized (early) {
                opened = wire;
                if (opened == null) {
                    early.add(step);
                }
            }
            if (opened != null) {
                step.accept(opened);
            }
        }

        @Override
        public void text(String text) {
            then(to -> ignore(to.sendText(text)));
        }

        @Override
        public void text(String text, List<Integer> frames) {
            List<String> parts = parts(text, frames);
            if (parts.size() < 2) {
                text(text);
                return;
            }
            for (int i = 0; i < parts.size(); i++) {
                String part = parts.get(i);
                boolean last = i == parts.size() - 1;
                then(to -> ignore(to.sendFragment(part, last)));
            }
        }

        @Override
        public void binary(byte[] bytes) {
            then(to -> ignore(to.sendBinary(bytes)));
        }

        @Override
        public void pong(byte[] payload) {
            // every side's pings are answered here
        }

        @Override
        public void failed(Throwable cause) {
            // closed() follows
        }

        @Override
        public void closed(int code, String reason) {
            if (CloseCodes.maySend(code)) {
                then(to -> ignore(to.close(code, reason)));
            } else if (code == 1005) {
                then(to -> ignore(to.close(1000, "")));
            } else {
                then(Wire::disconnect);
            }
            ended.accept(Junction.this);
        }
    }

    /** As it was cut, wherever no cut goes through a character. */
    private static List<String> parts(String text, List<Integer> frames) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int length : frames) {
            if (from + length > bytes.length) {
                return List.of();
            }
            var part = Utf8.decode(bytes, from, length);
            if (part.isEmpty()) {
                return List.of();
            }
            parts.add(part.get());
            from += length;
        }
        return from == bytes.length ? parts : List.of();
    }

    private static void ignore(CompletableFuture<Void> sent) {
        var unused = sent.exceptionally(failure -> null); // the end of the connection tells
    }
}
