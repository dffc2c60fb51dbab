package dev.neurosdk.benchmarks.wire;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread that serves many connections. A machine needs at most one for each core. Thread-safe; everything that
 * happens on a connection happens on the loop's own thread.
 */
public final class Loop implements AutoCloseable {

    /** What is to be done at a certain time. Called on the loop's thread. */
    public interface Ticker {

        /** When there is nothing to do. */
        long NEVER = Long.MAX_VALUE;

        /**
         * Does what is due.
         *
         * @param now the time, as of {@link System#nanoTime()}
         * @return when to be called again at the latest, or {@link #NEVER}
         */
        long tick(long now);

        /** {@return whether to stay awake for the last millisecond or two, so as not to be late} */
        default boolean isPrecise() {
            return false;
        }
    }

    private static final int BUFFER = 1 << 16;
    private static final long MILLI = 1_000_000;
    private static final Ticker IDLE = now -> Ticker.NEVER;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] inBytes = new byte[BUFFER];
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final Consumer<SelectionKey> server = this::serve;
    private @Nullable Connection speaking;
    private Ticker ticker = IDLE;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    private Loop(Selector selector, String name) {
        this.selector = selector;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /**
     * Starts a loop.
     *
     * @param name its thread's name
     * @return the loop, running
     * @throws IOException when the system has no selector left
     */
    public static Loop start(String name) throws IOException {
        Loop loop = new Loop(Selector.open(), name);
        loop.thread.start();
        return loop;
    }

    /**
     * Runs something on the loop's thread, soon.
     *
     * @param task what
     */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /**
     * Connects to a server. Whether that works the listener hears.
     *
     * @param address where
     * @param listener hears what happens
     */
    public void connect(Address address, Listener listener) {
        connect(address, listener, 0);
    }

    /**
     * Connects to a server, with a receive buffer of a certain size.
     *
     * @param address where
     * @param listener hears what happens
     * @param receiveBytes how much the kernel takes that nobody has read; 0 for its own choice
     */
    public void connect(Address address, Listener listener, int receiveBytes) {
        execute(() -> connectNow(address, listener, receiveBytes));
    }

    /**
     * Sets what is to be done at certain times, from now on.
     *
     * @param next replaces what was set before
     */
    public void tick(Ticker next) {
        execute(() -> ticker = next);
    }

    /** {@return what a listener, a task or a ticker threw first, or null when all went well} */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Ends the thread and all connections, without a word to anybody. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void connectNow(Address address, Listener listener, int receiveBytes) {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (receiveBytes > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBytes);
            }
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            Connection connection = new Connection(this, channel, key, listener, Upgrade.request(address));
            key.attach(connection);
            try {
                if (channel.connect(address.socket())) {
                    connection.ready();
                }
            } catch (IOException e) {
                connection.fail(e);
            }
        } catch (IOException e) {
            fail(e);
            close(channel);
        }
    }

    private void run() {
        try {
            while (!closed) {
                step();
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            selector.keys().forEach(key -> close(key.channel()));
            close(selector);
        }
    }

    private void step() throws IOException {
        long next = Ticker.NEVER;
        try {
            runTasks();
            next = ticker.tick(System.nanoTime());
        } catch (RuntimeException e) {
            fail(e);
        }
        flush();
        select(next);
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** A selector counts in milliseconds, and may be late by one. */
    private void select(long next) throws IOException {
        long left = next == Ticker.NEVER ? Ticker.NEVER : next - System.nanoTime();
        if (left == Ticker.NEVER) {
            selector.select(server);
        } else if (!ticker.isPrecise()) {
            selector.select(server, Math.max(1, (left + MILLI - 1) / MILLI));
        } else if (left < 2 * MILLI) {
            selector.selectNow(server);
        } else {
            selector.select(server, left / MILLI - 1);
        }
    }

    /** What is said meanwhile leaves afterwards. What is thrown is a fault of the generator and never lost. */
    private void serve(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            connection.ready();
        } catch (RuntimeException e) {
            fail(e);
            connection.abort();
        }
        flush();
    }

    private void fail(Throwable why) {
        if (failure == null) {
            failure = why;
        }
    }

    /** Speaks for one connection; whoever spoke before is sent on its way. */
    void put(Connection connection, byte[] bytes, int length) {
        if (speaking != connection) {
            flush();
            speaking = connection;
        }
        int from = 0;
        while (from < length) {
            int part = Math.min(length - from, out.remaining());
            out.put(bytes, from, part);
            from += part;
            if (!out.hasRemaining()) {
                flush();
                speaking = connection;
            }
        }
    }

    void flush() {
        Connection speaker = speaking;
        if (speaker != null) {
            speaking = null;
            out.flip();
            speaker.write(out);
            out.clear();
        }
    }

    /** Nobody speaks for a connection that has ended. */
    void forget(Connection connection) {
        if (speaking == connection) {
            speaking = null;
            out.clear();
        }
    }

    int read(SocketChannel channel) throws IOException {
        in.clear();
        int count = channel.read(in);
        in.flip();
        in.get(inBytes, 0, in.remaining());
        return count;
    }

    byte[] bytesRead() {
        return inBytes;
    }

    /** For what had to wait; nobody may be speaking. */
    int write(SocketChannel channel, byte[] bytes, int from, int length) throws IOException {
        flush();
        out.put(bytes, from, Math.min(length, out.remaining()));
        out.flip();
        try {
            return channel.write(out);
        } finally {
            out.clear();
        }
    }

    private static void close(@Nullable AutoCloseable resource) {
        if (resource != null) {
            try {
                resource.close();
            } catch (Exception e) {
                // It is gone either way.
            }
        }
    }
}
