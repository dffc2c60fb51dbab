package dev.neurosdk.server.stream;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.decider.VirtualAlarms;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A hub in a time of its own and on one thread, and viewers whose sockets are told when to take something. */
public final class Stage {

    static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");

    final VirtualAlarms alarms = new VirtualAlarms();
    final Deque<Runnable> readings = new ArrayDeque<>();
    final Deque<Runnable> works = new ArrayDeque<>();
    final StreamHub hub;
    private Instant now = BEGIN;
    private boolean readsAtOnce = true;
    private boolean worksAtOnce = true;

    Stage(StreamHub.Builder builder) {
        hub = builder.time(new VirtualClock(), alarms)
                .executors(this::working, this::reading)
                .lanes(1)
                .build();
    }

    Stage() {
        this(StreamHub.builder().name("stage"));
    }

    /** History is read when the test says so. */
    void holdReadings() {
        readsAtOnce = false;
    }

    /** Lanes work when the test says so. */
    void holdWork() {
        worksAtOnce = false;
    }

    boolean work() {
        Runnable next = works.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    private void working(Runnable task) {
        if (worksAtOnce) {
            task.run();
        } else {
            works.add(task);
        }
    }

    boolean read() {
        Runnable next = readings.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    private void reading(Runnable task) {
        if (readsAtOnce) {
            task.run();
        } else {
            readings.add(task);
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
        alarms.pass(time);
    }

    long publish(String topic, String data) {
        return hub.publish(topic, topic + "_update", data);
    }

    FakeLine viewer(Map<String, String> query) {
        return viewer(query, Grant.all());
    }

    FakeLine viewer(Map<String, String> query, Grant grant) {
        FakeLine line = new FakeLine();
        Wish wish = ((Wish.Reading.Understood) Wish.read(query, grant)).wish();
        line.viewer = hub.register(line, "here", grant, wish);
        return line;
    }

    private final class VirtualClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A socket that writes at once, or when the test says so. */
    static final class FakeLine implements ViewerLine {
        final List<String> got = new ArrayList<>();
        final Deque<Runnable> blocked = new ArrayDeque<>();

        @Nullable
        Viewer viewer;

        boolean stuck;

        @Nullable
        String closed;

        int handled;
        boolean promised;
        private ByteBuffer last = ByteBuffer.allocate(0);

        @Override
        public void send(ByteBuffer text, boolean more, Runnable sent) {
            last = text.duplicate();
            got.add(StandardCharsets.UTF_8.decode(text).toString());
            promised = more;
            if (stuck) {
                blocked.add(sent);
            } else {
                sent.run();
            }
        }

        @Override
        public void close(int code, String reason) {
            closed = code + " " + reason;
        }

        void says(String text) {
            viewer().receive(text, () -> handled++);
        }

        void leaves() {
            viewer().closed();
        }

        private Viewer viewer() {
            return Objects.requireNonNull(viewer);
        }

        void unstick() {
            stuck = false;
            while (!blocked.isEmpty()) {
                blocked.remove().run();
            }
        }

        /** The bytes of what came last. */
        ByteBuffer last() {
            return last;
        }

        /** What came since it was last asked, without times. */
        List<String> news() {
            List<String> news = got.stream()
                    .map(text ->
                            text.replaceAll(",\"timestamp\":\"[^\"]*\"", "").replaceAll(",\"stream\":\"[^\"]*\"", ""))
                    .toList();
            got.clear();
            return news;
        }

        /** The numbers of the items among what came since it was last asked. */
        List<Long> seqs() {
            List<Long> seqs = got.stream()
                    .map(text -> JsonValue.parse(text).orElseThrow())
                    .filter(message -> message.at("/data").isPresent())
                    .map(message ->
                            Long.parseLong(message.at("/seq").orElseThrow().toString()))
                    .toList();
            got.clear();
            return seqs;
        }
    }
}
