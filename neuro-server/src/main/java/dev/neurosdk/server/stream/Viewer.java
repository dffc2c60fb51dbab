package dev.neurosdk.server.stream;

import dev.neurosdk.server.stream.Notice.Missing;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One viewer of a stream, as whoever serves its connection sees it. Its public methods are thread-safe and never wait; all
 * else is confined to its lane.
 */
public final class Viewer {

    private static final int QUIET = 4;

    private final long number;
    private final String remote;
    private final Instant since;
    private final Grant grant;
    private final ViewerLine line;
    private final Surroundings around;
    private final ViewerQueue queue;
    private final Sender sender;

    private Topics topics;
    private @Nullable Filter filter;
    private volatile ViewerState state = ViewerState.LIVE;
    private volatile long position;
    /** Counts the replays, so that what was read for an earlier one is thrown away. */
    private int replay;

    private boolean reading;

    /** What all viewers of a lane share. Immutable. */
    record Surroundings(
            StreamHub hub, Lane lane, CatchUp catchUp, StreamSettings settings, Notice notice, Counters counters) {}

    Viewer(long number, String remote, Grant grant, ViewerLine line, Surroundings around) {
        this.number = number;
        this.remote = remote;
        this.since = around.notice().now();
        this.grant = grant;
        this.line = line;
        this.around = around;
        this.topics = Topics.NONE;
        this.queue = new ViewerQueue(around.settings(), around.counters());
        this.sender = new Sender(
                line,
                queue,
                around.notice(),
                around.counters(),
                () -> around.lane().post(this::flush));
    }

    /**
     * A text message came.
     *
     * @param text the message, at most 16 KiB
     * @param handled to be run when it has been dealt with and its answer, if any, is written: read the next one then
     */
    public void receive(String text, Runnable handled) {
        ViewerMessage message;
        try {
            message = ViewerMessage.read(text);
        } catch (Fault.Found e) {
            refuse(e.fault(), handled);
            return;
        }
        around.lane().post(() -> act(message, handled));
    }

    /**
     * Something came that is no good; the viewer is told, and nothing else happens.
     *
     * @param fault what is wrong
     * @param handled to be run when the answer is written
     */
    public void refuse(Fault fault, Runnable handled) {
        around.lane().post(() -> say(error(fault), handled));
    }

    /** The connection has ended. Harmless when called again. */
    public void closed() {
        around.lane().post(this::forget);
    }

    /** {@return where it is in its life} */
    public ViewerState state() {
        return state;
    }

    /** {@return a look at it as it is about now} */
    public ViewerView view() {
        return new ViewerView(number, remote, since, state, position, queue.items(), sender.sent(), queue.dropped());
    }

    void begin(Wish wish) {
        around.lane().add(this);
        List<String> chosen = wish.topics();
        try {
            choose(chosen == null ? Topics.of(grant) : Topics.of(chosen, grant));
        } catch (Fault.Found e) {
            throw new IllegalArgumentException("wish: expected one that is granted; " + e.getMessage(), e);
        }
        filter = wish.filter();
        // What this lane has distributed already may be newer than what the hub says is the newest.
        position = Math.max(around.hub().newest(), around.lane().cursor());
        say(around.notice().connected(around.hub().name(), around.hub().stream(), position, topics), () -> {});
        if (!(wish.start() instanceof Start.Now)) {
            goBack(wish.start());
        }
    }

    /** An item was published. */
    void offer(Lane.Judged judged) {
        if (state == ViewerState.LIVE && judged.item().seq() > position && wants(judged)) {
            if (!queue.offer(judged.item())) {
                around.counters().expelled.increment();
                end(1013, "reads too slowly");
            }
        }
    }

    /** Everything up to a number has been offered. */
    void served(long seq) {
        if (state == ViewerState.LIVE && seq > position) {
            position = seq;
        }
        if (!queue.isEmpty()) {
            flush();
        }
    }

    /** What was published up to a number came faster than the lane could take it. */
    void overran(long to) {
        if (state == ViewerState.LIVE && to > position) {
            queue.overran(position + 1, to);
            position = to;
        }
    }

    /** Some time has passed. */
    void tick() {
        if (state == ViewerState.LIVE && sender.quietFor() >= QUIET) {
            say(around.notice().heartbeat(position), () -> {});
        }
    }

    /** The server ends the connection. */
    void end(int code, String reason) {
        if (state == ViewerState.LIVE || state == ViewerState.CATCHING_UP) {
            state = ViewerState.CLOSING;
            choose(Topics.NONE);
            queue.clear();
            line.close(code, reason);
        }
    }

    private void forget() {
        if (state != ViewerState.CLOSED) {
            state = ViewerState.CLOSED;
            choose(Topics.NONE);
            queue.clear();
            around.lane().remove(this);
            around.hub().gone(this);
        }
    }

    private void act(ViewerMessage message, Runnable handled) {
        if (message instanceof ViewerMessage.Ping ping) {
            say(around.notice().pong(ping.id()), handled);
        } else if (message instanceof ViewerMessage.Replay wanted) {
            goBack(wanted.start());
            handled.run();
        } else {
            subscribe(message, handled);
        }
    }

    private void subscribe(ViewerMessage message, Runnable handled) {
        try {
            if (message instanceof ViewerMessage.Subscribe wanted) {
                List<String> chosen = wanted.topics();
                choose(chosen == null ? topics : Topics.of(chosen, grant));
                filter = wanted.setsFilter() ? wanted.filter() : filter;
            } else if (message instanceof ViewerMessage.Unsubscribe unwanted) {
                choose(topics.without(unwanted.topics()));
            }
        } catch (Fault.Found e) {
            say(error(e.fault()), handled);
            return;
        }
        say(around.notice().subscribed(topics, filter), handled);
    }

    private void choose(Topics chosen) {
        around.counters().metricsWanted.addAndGet((chosen.wantMetrics() ? 1 : 0) - (topics.wantMetrics() ? 1 : 0));
        topics = chosen;
    }

    private boolean wants(Lane.Judged judged) {
        return topics.include(judged.item().topic()) && (filter == null || filter.passes(judged.data()));
    }

    private void goBack(Start start) {
        if (state == ViewerState.CLOSING || state == ViewerState.CLOSED) {
            return;
        }
        around.counters().replays.increment();
        state = ViewerState.CATCHING_UP;
        int mine = ++replay;
        reading = true;
        Topics wantedTopics = topics;
        Filter wantedFilter = filter;
        around.catchUp()
                .find(
                        start,
                        item -> wantedTopics.include(item.topic())
                                && (wantedFilter == null || wantedFilter.passes(item.data())),
                        finder(mine, this::placed));
    }

    private void placed(CatchUp.Place place) {
        position = place.after();
        if (place.otherStream()) {
            queue.say(around.notice().gap(1, place.after(), Missing.OTHER_STREAM), () -> {});
        }
        flush();
    }

    private void arrived(History.Batch batch) {
        List<StreamItem> items = batch.items();
        long first = items.isEmpty() ? batch.oldest() : items.get(0).seq();
        if (first > position + 1) {
            expired(first - 1);
        }
        for (StreamItem item : items) {
            position = item.seq();
            if (wants(new Lane.Judged(item))) {
                queue.add(item);
            }
        }
        if (position >= around.lane().cursor()) {
            state = ViewerState.LIVE;
            queue.say(around.notice().live(position), () -> {});
        }
        flush();
    }

    private void expired(long to) {
        queue.say(around.notice().gap(position + 1, to, Missing.EXPIRED), () -> {});
        position = to;
    }

    /** Sends what waits, and reads on while there is something in history and room for it. */
    private void flush() {
        sender.flush();
        if (state == ViewerState.CATCHING_UP
                && !reading
                && queue.room() > around.settings().queuedItems() / 2) {
            reading = true;
            around.catchUp().read(position + 1, queue.room(), finder(replay, this::arrived));
        }
    }

    private void say(byte[] utf8, Runnable written) {
        if (state == ViewerState.CLOSING || state == ViewerState.CLOSED) {
            written.run();
            return;
        }
        queue.say(utf8, written);
        flush();
    }

    private byte[] error(Fault fault) {
        around.counters().errors.increment();
        return around.notice().error(fault);
    }

    private <T> CatchUp.Finder<T> finder(int mine, Consumer<T> next) {
        return new CatchUp.Finder<>() {
            @Override
            public void found(T result) {
                ifStillWanted(mine, () -> next.accept(result));
            }

            @Override
            public void failed(Throwable failure) {
                ifStillWanted(mine, () -> unreadable(failure));
            }
        };
    }

    private void ifStillWanted(int mine, Runnable step) {
        around.lane().post(() -> {
            if (mine == replay && state == ViewerState.CATCHING_UP) {
                reading = false;
                step.run();
            }
        });
    }

    /** History can't be read: what it would have given is lost to this viewer, which goes on with what is published. */
    private void unreadable(Throwable failure) {
        around.hub().failed(failure);
        long cursor = around.lane().cursor();
        if (cursor > position) {
            expired(cursor);
        }
        position = Math.max(position, cursor);
        state = ViewerState.LIVE;
        say(around.notice().live(position), () -> {});
    }
}
