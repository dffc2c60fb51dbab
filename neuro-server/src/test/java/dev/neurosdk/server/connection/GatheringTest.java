package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.neurosdk.server.event.WireTap;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent on the event loop leaves together and in order; when others get a turn; how long the loop stays awake. */
class GatheringTest {

    private final Timetable timetable = new Timetable();
    private final Selector selector = mock(Selector.class);
    /** Goes on by itself whenever somebody looks. */
    private final AtomicLong time = new AtomicLong();

    private final EventLoop loop = new EventLoop(new Manager(), 0, () -> time.addAndGet(10_000));
    private final List<String> left = new ArrayList<>();
    private final Line line = line("");

    @AfterEach
    void stopTheClock() {
        timetable.stop();
    }

    @Test
    void messages_waitForTheOthers_whenSeveralConnectionsHaveInput() throws Exception {
        select(2);
        loop.run(() -> say("one"));
        loop.run(() -> say("two"));
        assertThat(left).isEmpty();

        select(1);
        assertThat(left).containsExactly("one", "two");
    }

    @Test
    void message_leavesAtOnce_whenOneConnectionHasInput() throws Exception {
        select(1);
        loop.run(() -> say("one"));
        assertThat(left).containsExactly("one");
    }

    @Test
    void message_leavesAtOnce_whenTheLoopHasNotToDoWithIt() throws Exception {
        select(2);
        say("one");
        assertThat(left).containsExactly("one");
    }

    @Test
    void message_ofAnotherThread_staysBehindThoseThatWait() throws Exception {
        select(2);
        loop.run(() -> {
            say("one");
            CompletableFuture.runAsync(() -> say("two")).join();
        });
        assertThat(left).isEmpty();

        select(1);
        say("three");
        assertThat(left).containsExactly("one", "two", "three");
    }

    @Test
    void farewell_staysBehindWhatWaits() throws Exception {
        select(2);
        loop.run(() -> {
            say("one");
            line.close(1000, "bye");
        });
        assertThat(left).isEmpty();

        select(1);
        assertThat(left).containsExactly("one", "close 1000");
    }

    @Test
    void manyLines_doNotWaitForAll() throws Exception {
        select(100);
        IntStream.range(0, EventLoop.TOGETHER - 1)
                .mapToObj(number -> line(number + " "))
                .forEach(each -> loop.run(() -> say(each, "hello")));
        assertThat(left).isEmpty();

        loop.run(() -> say("the last"));
        assertThat(left).hasSize(EventLoop.TOGETHER).startsWith("0 hello").endsWith("the last");
    }

    @Test
    void lineThatFails_keepsNoOtherWaiting() throws Exception {
        Socket failing = new Socket("") {
            @Override
            public void sendFrame(Frame frame, Callback callback, boolean batch) {
                throw new IllegalStateException("on purpose");
            }
        };
        Line broken = new Line(failing, timetable, new Tapped(WireTap.none(), 1), loop);
        select(2);
        loop.run(() -> say(broken, "one"));
        loop.run(() -> say("two"));
        select(1);
        assertThat(left).containsExactly("two");
    }

    @Test
    void loop_staysAwakeAfterInput() throws Exception {
        select(1);
        loop.run(() -> {});
        when(selector.selectNow()).thenReturn(0, 0, 3);
        assertThat(loop.select(selector)).isEqualTo(3);
    }

    @Test
    void loop_sleepsWhenNothingHasHappened() throws Exception {
        select(1);
        when(selector.select()).thenReturn(7);
        assertThat(loop.select(selector)).isEqualTo(7);
        verify(selector, never()).selectNow();
    }

    @Test
    void loop_thatIsAwakeInVain_staysAwakeLessAndLessOften() throws Exception {
        List<Integer> awake = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            select(1);
            loop.run(() -> {});
            if (loop.select(selector) == 0) {
                awake.add(i);
            }
        }
        assertThat(awake).containsExactly(0, 2, 6, 14, 30);
    }

    @Test
    void messagesInARow_becomeTooMany_butNotThoseOfAnotherTurn() {
        for (int turn = 0; turn < 2; turn++) {
            loop.run(() -> assertThat(takeMany(EventLoop.MANY)).containsExactly(EventLoop.MANY));
        }
    }

    @Test
    void messages_areNeverTooMany_whereTheLoopHasNotToDoWithThem() {
        assertThat(takeMany(2 * EventLoop.MANY)).isEmpty();
    }

    /** Which of so many messages in a row were too many. */
    private List<Integer> takeMany(int messages) {
        return IntStream.rangeClosed(1, messages)
                .filter(message -> loop.hasTakenMany())
                .boxed()
                .toList();
    }

    /** One round of the loop that sleeps until so many connections have input. */
    private void select(int connections) throws IOException {
        when(selector.select()).thenReturn(connections);
        loop.select(selector);
    }

    private void say(String text) {
        say(line, text);
    }

    private static void say(Line line, String text) {
        line.send(text, text.getBytes(UTF_8), Callback.NOOP);
    }

    private Line line(String name) {
        return new Line(new Socket(name), timetable, new Tapped(WireTap.none(), 1), loop);
    }

    /** A socket that notes what leaves. */
    private class Socket extends CoreSession.Empty {
        private final String name;

        Socket(String name) {
            this.name = name;
        }

        @Override
        public boolean isOutputOpen() {
            return true;
        }

        @Override
        public void sendFrame(Frame frame, Callback callback, boolean batch) {
            left.add(name + frame.getPayloadAsUTF8());
        }

        @Override
        public void close(CloseStatus status, Callback callback) {
            left.add(name + "close " + status.getCode());
        }
    }

    /** Makes nothing. */
    private static final class Manager extends SelectorManager {
        Manager() {
            super(Runnable::run, new ScheduledExecutorScheduler());
        }

        @Override
        protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Connection newConnection(SelectableChannel channel, EndPoint endpoint, Object attachment) {
            throw new UnsupportedOperationException();
        }
    }
}
