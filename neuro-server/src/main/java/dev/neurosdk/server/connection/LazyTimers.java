package dev.neurosdk.server.connection;

import dev.neurosdk.server.mailbox.Mailbox;
import dev.neurosdk.server.session.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one connection, most of which are stopped long before they are due. So there is one alarm on the timetable for
 * all of them, and it stays when a timer is stopped: it finds nothing due then, and is set for the next one. Thread-safe.
 */
final class LazyTimers implements Surroundings.Timers {

    private final Timetable timetable;
    private final Mailbox due;
    private final List<Timer> timers = new ArrayList<>(2);
    private @Nullable Alarm alarm;

    /** Posts the tasks that are due. */
    LazyTimers(Timetable timetable, Mailbox due) {
        this.timetable = timetable;
        this.due = due;
    }

    @Override
    public synchronized Runnable start(Duration delay, Runnable task) {
        Timer timer = new Timer(System.nanoTime() + delay.toNanos(), task);
        timers.add(timer);
        Alarm set = alarm;
        if (set == null || timer.at - set.at < 0) {
            if (set != null) {
                set.stop.run();
            }
            setAlarm(timer.at, delay);
        }
        return () -> stop(timer);
    }

    private synchronized void stop(Timer timer) {
        timers.remove(timer);
    }

    private void setAlarm(long at, Duration delay) {
        alarm = new Alarm(at, timetable.shortly(delay, () -> rings(at)));
    }

    private synchronized void rings(long at) {
        Alarm set = alarm;
        if (set == null || set.at != at) {
            return; // an earlier one has taken its place
        }
        alarm = null;
        timers.sort(Comparator.comparingLong(timer -> timer.at - at));
        while (!timers.isEmpty() && timers.get(0).at - at <= 0) {
            due.post(timers.remove(0).task);
        }
        if (!timers.isEmpty()) {
            long next = timers.get(0).at;
            setAlarm(next, Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
    }

    /** One of a kind, even when another has the same time and task. */
    private static final class Timer {
        private final long at;
        private final Runnable task;

        Timer(long at, Runnable task) {
            this.at = at;
            this.task = task;
        }
    }

    /** When the timetable comes back here. */
    private record Alarm(long at, Runnable stop) {}
}
