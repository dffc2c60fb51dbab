package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.cli.Shell;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerProcessTest {

    private final Shell shell = new Shell();

    @Test
    void portThatSomebodyHas_isNotTakenForTheServerOfTheCommand() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess process = new ServerProcess("true", at(taken.getLocalPort()), shell.terminal())) {
            assertThatThrownBy(process::begin)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("expected nobody to listen");
        }
    }

    @Test
    void commandThatEnds_isNotWaitedFor() throws IOException {
        try (ServerProcess process = new ServerProcess("true", at(freePort()), shell.terminal())) {
            assertThatThrownBy(process::begin)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("was ended");
            assertThat(process.restart()).isFalse();
        }
    }

    @Test
    void server_isStartedByTheCommand_judged_andEnded() throws IOException {
        int port = freePort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = '"' + java + "\" -cp \"" + System.getProperty("java.class.path")
                + "\" dev.neurosdk.cli.Main serve --log off --port " + port;
        assertThat(shell.run("check", "server", at(port).toString(), "--cmd", command, "--case", "SRV-FRC-01"))
                .as(shell.out() + shell.err())
                .isZero();
        assertThat(shell.out()).contains("1 cases: 1 passed");
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    private static URI at(int port) {
        return URI.create("ws://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
