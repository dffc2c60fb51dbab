package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.neurosdk.server.NeuroServer;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartFailureTest {

    private static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(80, new BindException("Address already in use"), "the port is in use; choose another"),
                Arguments.of(80, new SocketException("Permission denied"), "choose one from 1024 on"),
                Arguments.of(8000, new SocketException("Permission denied"), "permission denied"),
                Arguments.of(
                        80,
                        new IOException("outer", new BindException("Cannot assign requested address")),
                        "this machine has no such address"),
                Arguments.of(80, new java.net.UnknownHostException("x"), "there is no such host"),
                Arguments.of(80, new IllegalStateException("odd"), "java.lang.IllegalStateException: odd"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failure_saysWhyAndWhatToDo(int port, Exception failure, String words) {
        assertThat(StartFailure.explain(PortSettings.of("127.0.0.1", port), failure))
                .hasMessageStartingWith("Cannot listen on 127.0.0.1:" + port + ": ")
                .hasMessageContaining(words)
                .hasCause(failure);
    }

    @Test
    void start_onAHostThatIsNone_saysSo() {
        assertThatExceptionOfType(StartFailedException.class)
                .isThrownBy(() -> NeuroServer.builder()
                        .host("no-such-host.invalid")
                        .port(0)
                        .start())
                .withMessageContaining("no-such-host.invalid:0")
                .withMessageContaining("there is no such host");
    }

    @Test
    void start_onAForeignAddress_saysSo() {
        assertThatExceptionOfType(StartFailedException.class)
                .isThrownBy(() -> NeuroServer.builder()
                        .host("192.0.2.1")
                        .port(0)
                        .insecure(true)
                        .start())
                .withMessageContaining("this machine has no such address");
    }

    @Test
    void start_thatFails_leavesNoThreads() throws InterruptedException {
        Set<Thread> before = neuroThreads();
        Tls nowhere = new Tls(Path.of("no-such-cert.pem"), Path.of("no-such-key.pem"));

        assertThatExceptionOfType(StartFailedException.class)
                .isThrownBy(() -> NeuroServer.builder().port(0).tls(nowhere).start())
                .withMessageContaining("no certificate file no-such-cert.pem");

        for (Thread left : neuroThreads()) {
            if (!before.contains(left)) {
                left.join(20_000); // told to end, it may need a moment
                assertThat(left.isAlive()).as("%s lives on", left).isFalse();
            }
        }
    }

    private static Set<Thread> neuroThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("neuro-(?!testkit).*"))
                .collect(Collectors.toSet());
    }
}
