package dev.neurosdk.server.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection whose input can be dealt with on the event loop, the thread that waits for input on all of them, once it is
 * known that nothing blocks there. Until then a thread of the pool is called each time. Confined to Jetty.
 */
final class LoopEndPoint extends SocketChannelEndPoint {

    private final EventLoop loop;
    private volatile boolean onLoop;
    private @Nullable Prompt prompt;
    /** Whether the last reading found an end to what had come. */
    private boolean drained;

    LoopEndPoint(SocketChannel channel, EventLoop loop, SelectionKey key, Scheduler scheduler) {
        super(channel, loop, key, scheduler);
        this.loop = loop;
    }

    /** {@return the loop, on which what comes is dealt with from now on} */
    EventLoop serveOnLoop() {
        onLoop = true;
        return loop;
    }

    @Override
    public @Nullable Runnable onSelected() {
        Runnable task = super.onSelected();
        return onLoop && task != null ? prompt(task) : task;
    }

    /** Jetty reads until there is nothing; whether there is more now, the loop finds out by itself. */
    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        if (drained && isOpen()) {
            drained = false;
            return 0;
        }
        int space = BufferUtil.space(buffer);
        int filled = super.fill(buffer);
        drained = onLoop && filled > 0 && filled < space;
        return filled;
    }

    /** Jetty's tasks are few and always the same. */
    private Prompt prompt(Runnable task) {
        Prompt last = prompt;
        Prompt next = last != null && last.task == task ? last : new Prompt(loop, task);
        prompt = next;
        return next;
    }

    /** A task that does not block. */
    private record Prompt(EventLoop loop, Runnable task) implements Invocable.Task {

        @Override
        public void run() {
            loop.run(task);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
