package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A game and Neuro in memory and in virtual time, with a fault line at the game's end. What happens is written down in one list:
 * what reached Neuro ({@code >}), what reached the game ({@code <}), and each fault ({@code !}). Confined to one thread.
 */
final class Bench {

    static final String STARTUP = "{\"command\":\"startup\",\"game\":\"G\"}";
    static final String REGISTER =
            "{\"command\":\"actions/register\",\"game\":\"G\",\"data\":{\"actions\":[{\"name\":\"look\",\"description\":\"Look.\"}]}}";
    static final String FORCE =
            "{\"command\":\"actions/force\",\"game\":\"G\",\"data\":{\"query\":\"?\",\"priority\":\"high\",\"action_names\":[\"look\"]}}";
    static final String CALL =
            "{\"command\":\"action\",\"data\":{\"id\":\"c1\",\"name\":\"look\",\"data\":\"{\\\"at\\\":\\\"sky\\\"}\"}}";
    static final String RESULT =
            "{\"command\":\"action/result\",\"game\":\"G\",\"data\":{\"id\":\"c1\",\"success\":true}}";
    static final String ACKNOWLEDGED =
            "{\"command\":\"startup\",\"data\":{\"session\":{\"sessionId\":\"s\",\"characterId\":\"neuro\",\"displayName\":\"Neuro-sama\"}}}";

    /** Makes the line of a bench: the real one, or one that is broken on purpose. */
    interface Lines {
        FaultLine line(FaultPlan plan, Timeline timeline, Recorder recorder, long seed);

        /** The real line. */
        static Lines sound() {
            return (plan, timeline, recorder, seed) -> plan.line(1, timeline, recorder, seed);
        }
    }

    final VirtualTimeline timeline = new VirtualTimeline();
    final List<String> events = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    final Wire game;
    final Wire neuro;

    Bench(Lines lines, FaultPlan plan) {
        this(lines, plan, 1);
    }

    Bench(Lines lines, FaultPlan plan, long seed) {
        FaultLine line = lines.line(plan, timeline, this::recorded, seed);
        MemoryNetwork network = new MemoryNetwork(timeline, 1);
        List<Wire> accepted = new ArrayList<>();
        try {
            Acceptor acceptor = opening -> new Acceptor.Accepted(wire -> {
                accepted.add(wire);
                return new Ear('>');
            });
            Dial dial = new Dial(network.listen("h", 0, acceptor).uri(), Map.of(), null, Duration.ofSeconds(5), false);
            Wire wire = network.connect(dial, line.wrap(new Ear('<'), Direction.S2C));
            game = line.wrap(wire, Direction.C2S);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        neuro = accepted.get(0);
    }

    /** A bench with one rule. */
    static Bench with(Lines lines, When when, Fault fault) {
        return new Bench(lines, FaultPlan.builder("p").rule(when, fault).build());
    }

    Bench says(String... texts) {
        for (String text : texts) {
            begun(game.sendText(text));
        }
        return this;
    }

    Bench hears(String... texts) {
        for (String text : texts) {
            begun(neuro.sendText(text));
        }
        return this;
    }

    Bench after(long millis) {
        timeline.advance(Duration.ofMillis(millis));
        return this;
    }

    /** Everything so far, after a time in which everything on its way arrives. */
    List<String> settled() {
        after(10_000);
        return events;
    }

    /** The milliseconds at which an event happened, the first of its kind. */
    long when(String event) {
        int at = events.indexOf(event);
        return at < 0 ? -1 : times.get(at) / 1_000_000;
    }

    static void begun(CompletableFuture<Void> sent) {
        if (sent.isCompletedExceptionally()) {
            sent.join();
        }
    }

    private void recorded(LogEntry entry) {
        LogEntry.Fault fault = (LogEntry.Fault) entry;
        add("! " + fault.fault() + ' ' + fault.direction().name().toLowerCase(java.util.Locale.ROOT));
    }

    private void add(String event) {
        events.add(event);
        times.add(timeline.nanos());
    }

    private final class Ear implements WireListener {
        private final char mark;

        Ear(char mark) {
            this.mark = mark;
        }

        @Override
        public void text(String text) {
            add(mark + " " + text);
        }

        @Override
        public void binary(byte[] bytes) {
            add(mark + " binary " + new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void pong(byte[] payload) {
            add(mark + " pong");
        }

        @Override
        public void failed(Throwable cause) {
            add(mark + " failed");
        }

        @Override
        public void closed(int code, String reason) {
            add(mark + " closed " + code);
        }
    }
}
