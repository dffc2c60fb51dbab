package dev.neurosdk.server.http.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.server.http.PlainServer;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to the control API, it answers, and the game beside it plays on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileCallerTest {

    private static final String JSON = "Content-Type: application/json\r\n";

    private NeuroServer server;
    private FakeGame good;

    @BeforeEach
    void start() throws IOException {
        server = NeuroServer.builder()
                .port(0)
                .reregisterOnConnect(false)
                .decider(new RandomDecider(7))
                .start();
        good = FakeGame.connect(server.uri(), "Good Game");
        good.startup();
        good.register(new ActionDefinition("wave", "Wave."));
        good.await(NeuroMessage.StartupAck.class);
        good.ping();
    }

    @AfterEach
    void theGoodGameNeverNoticed() {
        for (int turn = 0; turn < 3; turn++) {
            good.force("Wave!", "wave");
            good.succeed(good.await(NeuroMessage.Action.class));
        }
        good.assertSilence();
        good.assertNoViolations();
        good.close();
        server.close();
    }

    private String exchange(String request) throws IOException {
        return PlainServer.exchange(server.port(), request.getBytes(UTF_8));
    }

    private String answer(String method, String path, String headers, String body) throws IOException {
        return exchange(PlainServer.request(method, "/api/v1" + path, headers, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example\r\n",
                "Origin: null\r\n",
                "Origin: http://127.0.0.1:1\r\n",
                "Origin: http://localhost\r\n",
                "Sec-Fetch-Site: cross-site\r\n",
                "Sec-Fetch-Site: same-site\r\n"
            })
    void pageFromElsewhere_mayNothing(String header) throws IOException {
        assertThat(answer("POST", "/sessions/1/messages", header + JSON, "{}"))
                .startsWith("HTTP/1.1 403 ")
                .contains("application/problem+json", "foreign-origin")
                .doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Origin: http://127.0.0.1\r\n", "Sec-Fetch-Site: same-origin\r\n", "Sec-Fetch-Site: none\r\n"
            })
    void programsAndOwnPages_may(String header) throws IOException {
        assertThat(answer("GET", "/games", header, "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void linkFromElsewhere_mayBeFollowed() throws IOException {
        assertThat(answer("GET", "/openapi.json", "Sec-Fetch-Site: cross-site\r\n", ""))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1"
            })
    void hostOfAnotherName_isRefused(String host) throws IOException {
        assertThat(answer("GET", "/games", "Host: " + host + "\r\n", ""))
                .startsWith("HTTP/1.1 421 ")
                .contains("wrong-host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.8.9.1", "[::1]:8000", "neuro.localhost"})
    void hostOfThisMachine_isServed(String host) throws IOException {
        assertThat(answer("GET", "/games", "Host: " + host + "\r\n", "")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', 404",
        "GET, /, 404",
        "GET, /nowhere, 404",
        "GET, /sessions/, 404",
        "GET, /sessions/1/actions/wave/more, 404",
        "GET, /games/%zz, 400",
        "GET, /../../etc/passwd, 404",
        "PUT, /games, 405",
        "GET, /sessions/1/shutdown, 405",
        "OPTIONS, /games, 405",
        "DELETE, /sessions/1, 405",
        "GET, /games?colour=red, 400",
        "GET, /games/Good%20Game?session=1&session=1, 400",
        "GET, /games/Good%20Game?session=%zz, 400",
        "POST, /sessions/1/actions/wave?timeout=soon, 400",
        "POST, /sessions/1/actions/wave?timeout=11m, 400",
        "POST, /sessions/1/actions/wave?timeout=-1s, 400",
        "POST, /sessions/1/shutdown?timeout=0s, 400",
        "POST, /sessions/1/actions/wave?unchecked=maybe, 400",
        "POST, /sessions/1/messages, 400",
        "POST, /sessions/99999999999999999999/reregister, 404",
    })
    void whatMakesNoSense_isRefused(String method, String path, int status) throws IOException {
        assertThat(answer(method, path, "", "")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void wrongMethod_isToldTheRightOnes() throws IOException {
        assertThat(answer("PUT", "/sessions/1/shutdown", "", ""))
                .contains("Allow: DELETE, POST")
                .contains("use DELETE, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: text/html\r\n", "Content-Type: application/x-www-form-urlencoded\r\n"})
    void bodyOfAnotherKind_isRefused(String header) throws IOException {
        assertThat(answer("POST", "/sessions/1/actions/wave", header, "{}"))
                .startsWith("HTTP/1.1 415 ")
                .contains("Content-Type: application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "nothing",
                "{\"isFinal\":1}",
                "{\"isFinal\":true,\"isFinal\":true}",
                "{\"final\":true}"
            })
    void badJson_isRefusedWithItsPlace(String body) throws IOException {
        assertThat(answer("POST", "/sessions/1/speech_finished", JSON, body))
                .startsWith("HTTP/1.1 400 ")
                .contains("invalid-body", "\"faults\":[{\"pointer\":");
    }

    @Test
    void bodyThatIsNotUtf8_isRefused() throws IOException {
        String head = "POST /api/v1/sessions/1/messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + JSON
                + "Content-Length: 3\r\n\r\n";
        byte[] request = (head + "???").getBytes(UTF_8);
        request[request.length - 2] = (byte) 0xC3;

        assertThat(PlainServer.exchange(server.port(), request))
                .startsWith("HTTP/1.1 400 ")
                .contains("UTF-8");
    }

    @Test
    void bodyOfTheLargestSize_isTaken_andOneByteMoreIsNot() throws IOException {
        String largest = "{\"a\":\"" + "x".repeat((1 << 16) - 8) + "\"}";

        assertThat(answer("POST", "/sessions/1/actions/wave?timeout=0ms&unchecked", JSON, largest))
                .startsWith("HTTP/1.1 202 ");
        good.succeed(good.await(NeuroMessage.Action.class));
        assertThat(answer("POST", "/sessions/1/actions/wave", JSON, largest + " "))
                .startsWith("HTTP/1.1 413 ")
                .contains("body-too-large");
    }

    @Test
    void hugeBodyInChunks_isRefusedAsSoonAsItIsTooLarge() throws IOException {
        String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";

        assertThat(exchange("POST /api/v1/sessions/1/messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + JSON + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(3) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void callersThatStopInTheMiddle_areForgotten() throws IOException {
        for (String part : new String[] {
            "POST /api/v1/sess",
            "POST /api/v1/sessions/1/messages HTTP/1.1\r\nHost: localhost\r\n",
            "POST /api/v1/sessions/1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{\"comm",
            "POST /api/v1/sessions/1/shutdown?timeout=10m HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"
        }) {
            for (int caller = 0; caller < 50; caller++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.getOutputStream().write(part.getBytes(UTF_8));
                }
            }
        }
        assertThat(answer("GET", "/games", "", "")).contains("Good Game");
    }

    @Test
    void nonsenseOfAnyKind_isAnsweredWithoutAFault() throws IOException {
        Random random = new Random(3);
        String[] parts = {
            "sessions", "games", "1", "Good%20Game", "actions", "wave", "%00", "..", ";", "speech", "%2F", "é"
        };
        String[] bodies = {"", "{}", "[", "{\"text\":null}", "\u0000", "{\"text\":\"\\ud800\"}", "null"};
        for (int round = 0; round < 300; round++) {
            StringBuilder path = new StringBuilder();
            for (int part = random.nextInt(6); part > 0; part--) {
                path.append('/').append(parts[random.nextInt(parts.length)]);
            }
            String method = new String[] {"GET", "POST", "DELETE", "PATCH"}[random.nextInt(4)];
            if (path.toString().matches(".*/(shutdown|actions/wave)") && method.equals("POST")) {
                continue;
            }
            assertThat(answer(method, path.toString(), JSON, bodies[random.nextInt(bodies.length)]))
                    .as("%s %s", method, path)
                    .matches("(?s)HTTP/1\\.1 (200|4\\d\\d) .*");
        }
    }

    @Test
    void errors_neverRepeatWhatWasAsked() throws IOException {
        String mark = "kumquat";

        assertThat(answer("GET", "/" + mark, "", "")
                        + answer("GET", "/games/" + mark, "", "")
                        + answer("GET", "/sessions/" + mark, "", "")
                        + answer("GET", "/games?" + mark + "=" + mark, "", "")
                        + answer("POST", "/sessions/1/actions/" + mark, "", "")
                        + answer("POST", "/sessions/1/actions/wave?timeout=" + mark, "", ""))
                .doesNotContain(mark);
    }
}
