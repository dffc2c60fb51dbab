package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a connection's socket is asked for input. */
class LoopEndPointTest {

    private final SocketChannel channel = mock(SocketChannel.class);
    private final LoopEndPoint connection = new LoopEndPoint(
            channel, mock(EventLoop.class), mock(SelectionKey.class), new ScheduledExecutorScheduler());

    @BeforeEach
    void open() {
        when(channel.isOpen()).thenReturn(true);
    }

    @Test
    void socketThatHadLessThanWasAskedFor_isNotAskedAgain_untilTheLoopHasLooked() throws Exception {
        connection.serveOnLoop();
        when(channel.read(any(ByteBuffer.class))).thenReturn(3, 5, -1);

        assertThat(fill(8)).isEqualTo(3);
        assertThat(fill(8)).isZero();
        verify(channel, times(1)).read(any(ByteBuffer.class));

        assertThat(fill(8)).isEqualTo(5);
        assertThat(fill(8)).isZero();
        assertThat(fill(8)).isEqualTo(-1);
    }

    @Test
    void socketThatHadAllThatWasAskedFor_isAskedAgain() throws Exception {
        connection.serveOnLoop();
        when(channel.read(any(ByteBuffer.class))).thenReturn(8, 3);

        assertThat(fill(8)).isEqualTo(8);
        assertThat(fill(8)).isEqualTo(3);
    }

    @Test
    void socket_isAskedUntilItHasNothing_withoutTheLoop() throws Exception {
        when(channel.read(any(ByteBuffer.class))).thenReturn(3, 5, 0);

        assertThat(fill(8)).isEqualTo(3);
        assertThat(fill(8)).isEqualTo(5);
        assertThat(fill(8)).isZero();
    }

    @Test
    void socketThatWasClosedMeanwhile_saysSoAtOnce() throws Exception {
        connection.serveOnLoop();
        when(channel.read(any(ByteBuffer.class))).thenReturn(3, -1);

        assertThat(fill(8)).isEqualTo(3);
        when(channel.isOpen()).thenReturn(false);
        assertThat(fill(8)).isEqualTo(-1);
    }

    private int fill(int space) throws IOException {
        return connection.fill(BufferUtil.allocate(space));
    }
}
