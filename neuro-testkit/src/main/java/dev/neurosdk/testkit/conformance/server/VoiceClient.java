package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A voice connection of a case, and what came over it. Confined to one part of a case. */
final class VoiceClient {

    static final String READY = "voice/ready";
    static final String UNAVAILABLE = "voice/unavailable";
    static final String SPEAKING = "voice/speaking";
    static final String CANCELLED = "voice/cancelled";
    static final Duration ANSWER = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> BY_ITSELF = Set.of(SPEAKING, CANCELLED);

    private final FakeGame socket;
    private final Ears ears;
    private int taken;

    private VoiceClient(FakeGame socket, Ears ears) {
        this.socket = socket;
        this.ears = ears;
    }

    /** What is heard, besides the log. Thread-safe. */
    private static final class Ears implements Recorder {
        private final Recorder log;
        private final List<Heard> heard = new ArrayList<>();

        Ears(Recorder log) {
            this.log = log;
        }

        @Override
        public void record(LogEntry entry) {
            log.record(entry);
            if (entry instanceof LogEntry.Message message && message.direction() == Direction.S2C) {
                synchronized (heard) {
                    heard.add(Heard.of(message));
                }
            }
        }

        List<Heard> since(int index) {
            synchronized (heard) {
                return List.copyOf(heard.subList(index, heard.size()));
            }
        }
    }

    /** Opens one at the address of a game (VOX-1). Says nothing yet. */
    static VoiceClient open(ServerBench bench, String plain) throws IOException {
        return open(bench, plain, target(bench, plain, ""), bench.log());
    }

    /** Opens one at an address, for a log that may leave something out. */
    static VoiceClient open(ServerBench bench, String plain, String target, Recorder log) throws IOException {
        Ears ears = new Ears(log);
        FakeGame socket = bench.connect(plain, ears, builder -> {
            FakeGame.Builder described = builder.path(target).connectDeadline(PATIENCE);
            return bench.hasFrames() ? described.frames() : described;
        });
        return new VoiceClient(socket, ears);
    }

    /** Opens one for a game of which a main connection is opened, too, and asks for voice. */
    static VoiceClient beside(FakeGame main, ServerBench bench, String plain) throws IOException {
        main.ping();
        return open(bench, plain).readied();
    }

    /** Opens one with voice on. */
    static VoiceClient ready(ServerBench bench) throws IOException {
        return beside(bench.ready("Alpha"), bench, "Alpha");
    }

    /** Path and query of voice. */
    static String target(ServerBench bench, String plain, String query) {
        String name = URLEncoder.encode(bench.gameName(plain), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
        URI server = bench.server();
        String kept = server.getRawQuery() == null ? "" : server.getRawQuery();
        String both = kept + (kept.isEmpty() || query.isEmpty() ? "" : "&") + query;
        return "/game/" + name + "/voice" + (both.isEmpty() ? "" : '?' + both);
    }

    /** Asks for voice and gets it; the part is over without it. */
    VoiceClient readied() {
        start();
        Optional<Heard> answer = answer();
        if (answer.filter(heard -> heard.is(READY)).isEmpty()) {
            throw new Unmet("expected voice/ready within 5 s, was "
                    + answer.map(Heard::text).orElseGet(this::ending));
        }
        return this;
    }

    FakeGame socket() {
        return socket;
    }

    boolean isOpen() {
        return socket.isOpen();
    }

    void start() {
        say("voice/start", null);
    }

    void register(int id, String name) {
        say("voice/speakers/register", "{\"speakers\":[" + speaker(Integer.toString(id), name) + "]}");
    }

    static String speaker(String id, String name) {
        return "{\"id\":" + id + ",\"name\":\"" + name + "\"}";
    }

    void say(String command, @Nullable String data) {
        JsonText text = new JsonText().beginObject().member("command", command).member("game", socket.game());
        if (data != null) {
            text.name("data").literal(data);
        }
        socket.sendRaw(text.endObject().toString());
    }

    void send(AudioFrame frame) {
        socket.sendBinary(frame.bytes());
    }

    /** The answer to a start; nothing when none comes within 5 s. */
    Optional<Heard> answer() {
        return next(heard -> heard.is(READY) || heard.is(UNAVAILABLE), ANSWER);
    }

    /** The next that is wanted, passing over what comes before it. */
    Optional<Heard> next(Predicate<Heard> wanted, Duration within) {
        return socket.lookWithin(within, () -> {
                    Optional<Heard> found = pass(wanted);
                    return found.isPresent() || !socket.isOpen() ? Optional.of(found) : Optional.empty();
                })
                .flatMap(found -> found);
    }

    private Optional<Heard> pass(Predicate<Heard> wanted) {
        for (Heard heard : ears.since(taken)) {
            taken++;
            if (wanted.test(heard)) {
                return Optional.of(heard);
            }
        }
        return Optional.empty();
    }

    /** All that has been heard. */
    List<Heard> heard() {
        return ears.since(0);
    }

    /** What was heard from now on is not to be any answer: see {@link #proveSilent}. */
    void passOver() {
        taken = heard().size();
    }

    /** The connection is there; the part is over when it is not. */
    void proveOpen(String after) {
        try {
            socket.ping();
        } catch (AssertionError e) {
            throw new Unmet("expected an open connection and a pong after " + after + ", was " + ending());
        }
    }

    /** The connection is there, and nothing was answered on it; the part is over otherwise. */
    void proveSilent(String after) {
        proveOpen(after);
        pass(heard -> !heard.isAudio() && BY_ITSELF.stream().noneMatch(heard::is))
                .ifPresent(heard -> {
                    throw new Unmet("expected no answer to " + after + ", was " + heard.text());
                });
    }

    private String ending() {
        return socket.closeStatus()
                .map(end -> "the end of the connection: " + end)
                .orElse("none");
    }
}
