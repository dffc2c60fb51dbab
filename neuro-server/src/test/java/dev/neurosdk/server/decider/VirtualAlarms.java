package dev.neurosdk.server.decider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so. Confined to one thread. */
public final class VirtualAlarms implements Alarms {

    private final List<Alarm> alarms = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Alarm(Duration due, Runnable task) {}

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(now.plus(delay), task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    public void pass(Duration time) {
        Duration end = now.plus(time);
        while (true) {
            Alarm next = alarms.stream()
                    .filter(alarm -> alarm.due().compareTo(end) <= 0)
                    .min(Comparator.comparing(Alarm::due))
                    .orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            now = next.due();
            alarms.remove(next);
            next.task().run();
        }
    }

    public int open() {
        return alarms.size();
    }
}
