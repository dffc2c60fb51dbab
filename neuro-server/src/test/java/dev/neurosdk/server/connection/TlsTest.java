package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.neurosdk.server.NeuroServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTest {

    @TempDir
    static Path folder = Path.of("");

    private static Certificates rsa;
    private static Certificates ec;
    private static Certificates expired;

    @BeforeAll
    static void make() throws Exception {
        rsa = Certificates.make(folder, "rsa", "RSA");
        ec = Certificates.make(folder, "ec", "EC");
        expired = Certificates.make(folder, "expired", "EC", "-startdate", "-10d", "-validity", "5");
    }

    private static NeuroServer start(Tls tls) throws IOException {
        return NeuroServer.builder().port(0).tls(tls).start();
    }

    private static void play(SSLSocket socket) throws IOException {
        RawGame game = new RawGame(socket);
        game.upgrade("/game/Inn");
        assertThat(game.status()).isEqualTo(101);
        game.text("{\"command\":\"startup\",\"game\":\"Inn\"}");
        assertThat(game.await(RawGame.TEXT).text()).contains("actions/reregister_all");
        assertThat(game.await(RawGame.TEXT).text()).contains("\"startup\"");
    }

    @Test
    void games_playOverTls_withRsaAndWithEc() throws Exception {
        for (Certificates kind : new Certificates[] {rsa, ec}) {
            try (NeuroServer server = start(kind.files());
                    SSLSocket socket = Certificates.dial(server.port(), kind)) {
                assertThat(server.uri()).hasScheme("wss");
                assertThat(Certificates.shownBy(socket)).isEqualTo(kind.certificate());
                play(socket);
            }
        }
    }

    @Test
    void plainClient_onThePort_harmsNobody() throws Exception {
        try (NeuroServer server = start(ec.files());
                RawGame plain = RawGame.dial(server.port())) {
            plain.askToUpgrade("/game/Inn");
            assertThat(plain.isEnded()).isTrue();
            try (SSLSocket socket = Certificates.dial(server.port(), ec)) {
                play(socket);
            }
        }
    }

    @Test
    void handshakeOfTls_thatIsNeverFinished_isClosedInTime() throws Exception {
        PortLimits hasty = PortLimits.DEFAULT.withTimes(java.time.Duration.ofMillis(300), java.time.Duration.ZERO);
        try (NeuroServer server = NeuroServer.builder()
                        .port(0)
                        .tls(ec.files())
                        .portLimits(hasty)
                        .start();
                RawGame silent = RawGame.dial(server.port())) {
            silent.write((byte) 0x16, (byte) 3);
            assertThat(silent.isEnded()).isTrue();
        }
    }

    @Test
    void serverName_isCheckedOnlyWhenAskedFor() throws Exception {
        Tls checking = new Tls(ec.files().certificate(), ec.files().key(), true);
        try (NeuroServer easy = start(ec.files());
                NeuroServer severe = start(checking);
                RawGame welcome = new RawGame(Certificates.dial(easy.port(), ec));
                RawGame unwelcome = new RawGame(Certificates.dial(severe.port(), ec))) {
            welcome.upgrade("/", "Host: elsewhere.example");
            unwelcome.upgrade("/", "Host: elsewhere.example");

            assertThat(welcome.status()).isEqualTo(101);
            assertThat(unwelcome.status()).isEqualTo(400);
        }
    }

    @Test
    void reload_changesWhatNewConnectionsSee_andOldOnesPlayOn() throws Exception {
        Tls files = copyOf(rsa, "changing");
        try (NeuroServer server = start(files);
                SSLSocket old = Certificates.dial(server.port(), rsa)) {
            put(ec, files);
            server.reloadTls();

            try (SSLSocket fresh = Certificates.dial(server.port(), rsa, ec)) {
                assertThat(Certificates.shownBy(fresh)).isEqualTo(ec.certificate());
                play(fresh);
            }
            play(old);
        }
    }

    @Test
    void reload_ofBadFiles_saysWhy_andKeepsTheOldCertificate() throws Exception {
        Tls files = copyOf(rsa, "breaking");
        try (NeuroServer server = start(files)) {
            Files.copy(ec.files().key(), files.key(), StandardCopyOption.REPLACE_EXISTING);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(server::reloadTls)
                    .withMessageContaining(files.key().toString());
            try (SSLSocket socket = Certificates.dial(server.port(), rsa)) {
                play(socket);
            }
        }
    }

    @Test
    void filesThatChange_areReadAgainByThemselves() throws Exception {
        Tls files = copyOf(rsa, "watched");
        try (NeuroServer server = start(files)) {
            put(ec, files);

            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!shows(server, ec)) {
                assertThat(System.nanoTime()).as("time is up").isLessThan(deadline);
            }
        }
    }

    private static boolean shows(NeuroServer server, Certificates expected)
            throws IOException, GeneralSecurityException {
        try (SSLSocket socket = Certificates.dial(server.port(), rsa, ec)) {
            return Certificates.shownBy(socket).equals(expected.certificate());
        } catch (SSLHandshakeException e) {
            return false;
        }
    }

    @Test
    void changeThatIsNoGood_isToldOnce() throws Exception {
        Tls files = copyOf(rsa, "told");
        TlsFiles watched = TlsFiles.read(files);
        ListAppender<ILoggingEvent> log = listen();
        Files.writeString(files.key(), "nothing");
        Files.setLastModifiedTime(files.key(), FileTime.fromMillis(1));

        watched.reloadWhenChanged();
        watched.reloadWhenChanged();

        assertThat(log.list)
                .singleElement()
                .satisfies(
                        line -> assertThat(line.getFormattedMessage()).contains("holds no private key", "not changed"));
    }

    @Test
    void certificateThatHasExpired_isUsedWithAWarning() throws Exception {
        ListAppender<ILoggingEvent> log = listen();
        start(expired.files()).close();

        assertThat(log.list)
                .anySatisfy(line -> assertThat(line.getFormattedMessage()).contains("certificate has expired"));
    }

    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger(TlsFiles.class)).addAppender(log);
        return log;
    }

    private static Stream<Arguments> mistakes() throws IOException {
        Path key = rsa.files().key();
        Path certificate = rsa.files().certificate();
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        return Stream.of(
                Arguments.of(folder.resolve("none.pem"), key, "there is no certificate file"),
                Arguments.of(certificate, folder.resolve("none.pem"), "there is no key file"),
                Arguments.of(empty, key, "holds no certificate; expected -----BEGIN CERTIFICATE-----"),
                Arguments.of(certificate, empty, "holds no private key; expected -----BEGIN PRIVATE KEY-----"),
                Arguments.of(certificate, heading("RSA PRIVATE KEY"), "openssl pkcs8 -topk8 -nocrypt -in"),
                Arguments.of(certificate, heading("EC PRIVATE KEY"), "openssl pkcs8 -topk8 -nocrypt -in"),
                Arguments.of(certificate, heading("ENCRYPTED PRIVATE KEY"), "decrypt it: openssl pkcs8 -in"),
                Arguments.of(certificate, heading("PRIVATE KEY"), "is damaged, or no RSA key"),
                Arguments.of(heading("CERTIFICATE"), key, "can't be read"),
                Arguments.of(certificate, ec.files().key(), "no RSA key as the certificate wants"),
                Arguments.of(
                        expired.files().certificate(), ec.files().key(), "does not belong to the first certificate"),
                Arguments.of(folder, key, "can't be read"));
    }

    private static Path heading(String heading) throws IOException {
        return Files.writeString(
                folder.resolve(heading.replace(' ', '-') + ".pem"), Certificates.pem(heading, new byte[] {1, 2, 3}));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void start_withBadFiles_saysWhatIsWrong(Path certificate, Path key, String words) {
        assertThatExceptionOfType(StartFailedException.class)
                .isThrownBy(() -> start(new Tls(certificate, key)))
                .withMessageStartingWith("Cannot use TLS: ")
                .withMessageContaining(words);
    }

    @Test
    void reload_withoutTls_isTheCallersFault() throws Exception {
        try (NeuroServer server = NeuroServer.builder().port(0).start()) {
            assertThatIllegalStateException().isThrownBy(server::reloadTls);
        }
    }

    private static Tls copyOf(Certificates original, String name) throws IOException {
        Tls copy = new Tls(folder.resolve(name + ".cert.pem"), folder.resolve(name + ".key.pem"));
        put(original, copy);
        return copy;
    }

    private static void put(Certificates source, Tls target) throws IOException {
        Files.copy(source.files().certificate(), target.certificate(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(source.files().key(), target.key(), StandardCopyOption.REPLACE_EXISTING);
    }
}
