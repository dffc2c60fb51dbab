package dev.neurosdk.server.stream;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of a hub: some that serve viewers, one that reads history. Immutable. */
record Threads(Executor workers, Executor readers, Runnable ending) {

    private static final long IDLE_SECONDS = 30;

    static Threads given(Executor workers, Executor readers) {
        return new Threads(requireNonNull(workers, "workers"), requireNonNull(readers, "readers"), () -> {});
    }

    static Threads own(String name, int lanes) {
        ThreadPoolExecutor workers = pool(name + "-lane", lanes);
        ThreadPoolExecutor readers = pool(name + "-history", 1);
        return new Threads(workers, readers, () -> {
            workers.shutdown();
            readers.shutdown();
        });
    }

    /** What has been begun is finished; whatever comes later is not done. */
    void end() {
        ending.run();
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        pool.setRejectedExecutionHandler((task, ended) -> {});
        return pool;
    }
}
