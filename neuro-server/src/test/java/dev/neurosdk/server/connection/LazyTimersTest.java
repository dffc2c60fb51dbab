package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.mailbox.Mailbox;
import dev.neurosdk.server.session.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LazyTimersTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Timetable timetable = new Timetable();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final Surroundings.Timers timers = new LazyTimers(timetable, new Mailbox(Throwable::printStackTrace));

    @AfterEach
    void stop() {
        timetable.stop();
    }

    @Test
    void timers_comeInTheOrderInWhichTheyAreDue() throws InterruptedException {
        start(60, "third");
        start(20, "first");
        start(40, "second");
        start(0, "at once");

        assertThat(next(4)).containsExactly("at once", "first", "second", "third");
    }

    @Test
    void timer_thatIsStopped_neverComes_andTheNextOneDoes() throws InterruptedException {
        Runnable stop = start(20, "stopped");
        start(40, "kept");
        stop.run();
        stop.run();

        assertThat(next(1)).containsExactly("kept");
        assertThat(done).isEmpty();
    }

    @Test
    void shortTimer_isNotHeldUpByALongOne() throws InterruptedException {
        Runnable unused = timers.start(LONG, () -> done.add("long"));
        start(10, "short");

        assertThat(next(1)).containsExactly("short");
    }

    @Test
    void timer_thatIsStartedByAnother_comesToo() throws InterruptedException {
        Runnable unused = timers.start(Duration.ofMillis(5), () -> start(5, "second"));

        assertThat(next(1)).containsExactly("second");
    }

    private Runnable start(long millis, String name) {
        return timers.start(Duration.ofMillis(millis), () -> done.add(name));
    }

    private List<String> next(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            String name = done.poll(20, TimeUnit.SECONDS);
            assertThat(name).as("after %s", taken).isNotNull();
            taken.add(name);
        }
        return taken;
    }
}
