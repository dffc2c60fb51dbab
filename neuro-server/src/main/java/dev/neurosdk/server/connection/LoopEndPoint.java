package dev.neurosdk.server.connection;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.SocketChannelEndPoint;
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
