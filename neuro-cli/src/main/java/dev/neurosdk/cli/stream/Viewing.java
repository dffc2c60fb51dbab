package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.terminal.Ending;
import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.server.stream.client.StreamClient;
import dev.neurosdk.server.stream.client.StreamGap;
import dev.neurosdk.server.stream.client.StreamListener;
import dev.neurosdk.server.stream.client.StreamPhase;
import dev.neurosdk.server.stream.client.StreamUpdate;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Watches a stream until the user, the options or the server end it. Items go where the command wants them; what happens to the
 * connection is told on standard error, so that standard output holds items only.
 */
final class Viewing implements StreamListener {

    private static final int LINE_COLUMNS = 400;

    private final Terminal terminal;
    private final ViewerOptions options;
    private final URI server;
    private final Sink sink;
    private final CountDownLatch over = new CountDownLatch(1);
    private final long most;

    // Written on the client's threads, one at a time; read when it is over.
    private final AtomicLong items = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private volatile boolean welcomed;
    private volatile @Nullable String failure;

    /** Where items go. Called one at a time. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes an item.
         *
         * @param update the item
         * @throws IOException when it can't be taken; the viewing ends
         */
        void take(StreamUpdate update) throws IOException;
    }

    Viewing(Terminal terminal, ViewerOptions options, URI server, Sink sink) {
        this.terminal = terminal;
        this.options = options;
        this.server = server;
        this.sink = sink;
        this.most = options.count();
    }

    /**
     * Watches; returns the exit code.
     *
     * @param summary gives the last line on standard error, when there is something to say
     */
    int run(LongFunction<String> summary) throws IOException {
        StreamClient client = connect();
        Ending ending = new Ending(() -> finish(summary));
        try {
            if (!isOverWithin(options.limit()) && !welcomed) {
                failure = server + " did not welcome this viewer in time";
            }
        } catch (InterruptedException e) {
            // Whoever interrupts wants the command to end, and so it does.
        } finally {
            over.countDown(); // what the client says of its end is no news
            ending.close();
            client.close();
        }
        return finish(summary);
    }

    private boolean isOverWithin(@Nullable Duration limit) throws InterruptedException {
        if (limit == null) {
            over.await();
            return true;
        }
        return over.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private StreamClient connect() throws IOException {
        StreamClient.Builder client = options.client(server);
        try {
            return client.connect(this);
        } catch (IllegalArgumentException e) {
            throw options.usage(String.valueOf(e.getMessage()));
        }
    }

    private int finish(LongFunction<String> summary) {
        String last = summary.apply(items.get());
        if (!last.isEmpty()) {
            terminal.err().println(last);
        }
        String why = failure;
        if (why != null) {
            tell(why);
            return 1;
        }
        if (missed.get() > 0) {
            tell(missed + " items were not to be had");
        }
        return missed.get() > 0 && options.strict() ? 1 : 0;
    }

    @Override
    public void received(StreamUpdate update) {
        if (items.get() >= most || over.getCount() == 0) {
            return;
        }
        try {
            sink.take(update);
            if (items.incrementAndGet() == most) {
                over.countDown();
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void missed(StreamGap gap) {
        long unused = missed.addAndGet(gap.to() - gap.from() + 1);
        if (gap.reason().equals("other_stream")) {
            tell("the server has begun another sequence");
        }
        if (gap.to() >= gap.from()) {
            tell("items " + gap.from() + " to " + gap.to() + " are not to be had: "
                    + gap.reason().replace('_', ' '));
        }
    }

    @Override
    public void changed(StreamPhase phase, String why) {
        switch (phase) {
            case CONNECTING -> {}
            case CONNECTED -> {
                if (welcomed) {
                    tell("connected again");
                }
                welcomed = true;
            }
            case WAITING -> {
                String what = server + (welcomed ? " was lost" : " can't be had") + ": " + why;
                if (options.once()) {
                    fail(what);
                } else {
                    tell(what + "; trying again");
                }
            }
            case ENDED -> {
                if (over.getCount() > 0) {
                    fail(server + " does not let this viewer in: " + why);
                }
            }
        }
    }

    @Override
    public void refused(String code, String message) {
        tell("the server says " + code + ": " + message);
    }

    /** One line, in which nothing that the server said can play with the terminal. */
    private void tell(String text) {
        terminal.err().println("neuro: " + HarmlessText.fit(text, LINE_COLUMNS, "..."));
    }

    private void fail(String why) {
        if (over.getCount() > 0) {
            failure = why;
            over.countDown();
        }
    }
}
