package dev.neurosdk.testkit.transport.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    @Test
    void exampleOfTheStandard_isAnsweredAsPrinted() {
        assertThat(Handshake.accept(KEY)).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void bothSides_agree() throws IOException {
        HttpHead request =
                reread(Handshake.request(URI.create("ws://h:1/a%20b?c"), KEY, Map.of("X", List.of("1", "2"))));
        assertThat(Handshake.fault(request)).isEmpty();
        assertThat(Handshake.target(request)).isEqualTo("/a%20b?c");
        assertThat(request.headers()).containsEntry("x", List.of("1", "2")).containsEntry("host", List.of("h:1"));
        HttpHead response = reread(Handshake.accepted(request));
        assertThatCode(() -> Handshake.check(response, KEY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1,Upgrade: websocket,426",
        "POST / HTTP/1.1,Upgrade: nothing,405",
        "GET / HTTP/1.0,Upgrade: websocket,400",
        "nonsense,Upgrade: websocket,400"
    })
    void unsoundRequest_isRefused(String line, String field, int status) throws IOException {
        assertThat(Handshake.fault(read(line + "\r\n" + field + "\r\n\r\n"))).isEqualTo(OptionalInt.of(status));
    }

    @ParameterizedTest
    @CsvSource({"12,dGhlIHNhbXBsZSBub25jZQ==,426", "13,short,400", "13,c2hvcnQ=,400"})
    void wrongVersionOrKey_isRefused(String version, String key, int status) throws IOException {
        HttpHead request = read("GET / HTTP/1.1\r\nUpgrade: h2c, WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Version: " + version + "\r\nSec-WebSocket-Key: " + key + "\r\n\r\n");
        assertThat(Handshake.fault(request)).isEqualTo(OptionalInt.of(status));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 503 Busy,X: y,HTTP 503",
        "SSH-2.0,X: y,no HTTP/1.1 response",
        "HTTP/1.1 101 Go,X: y,without an upgrade",
        "HTTP/1.1 101 Go,Sec-WebSocket-Accept: nonsense,wrong Sec-WebSocket-Accept",
        "HTTP/1.1 101 Go,Sec-WebSocket-Extensions: permessage-deflate,extension"
    })
    void unsoundResponse_isToldApart(String line, String field, String why) throws IOException {
        String upgrade = field.startsWith("Sec") ? "Upgrade: websocket\r\nConnection: Upgrade\r\n" : "";
        String accept = field.contains("Extensions") ? "Sec-WebSocket-Accept: " + Handshake.accept(KEY) + "\r\n" : "";
        HttpHead response = read(line + "\r\n" + upgrade + accept + field + "\r\n\r\n");
        assertThatThrownBy(() -> Handshake.check(response, KEY))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(why);
    }

    @Test
    void headThatNeverEnds_orEndsTooEarly_orIsNone_isAnIOException() {
        assertThatThrownBy(() -> read("x".repeat(HttpHead.MAX_LENGTH + 1))).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> read("GET / HTTP/1.1\r\n")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("GET / HTTP/1.1\r\nno colon\r\n\r\n")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void lineBreakInAField_isRefused() {
        Map<String, List<String>> fields = Map.of("X", List.of("a\r\nY: b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Handshake.request(URI.create("ws://h"), KEY, fields))
                .withMessageStartingWith("headers: ");
    }

    private static HttpHead reread(HttpHead head) throws IOException {
        return read(new String(head.encode(), StandardCharsets.UTF_8));
    }

    private static HttpHead read(String text) throws IOException {
        return HttpHead.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
