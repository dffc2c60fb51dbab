package dev.neurosdk.examples.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a model on loopback that answers what it is told to. */
class LlmDeciderTest {

    private final List<String> prompts = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private HttpServer model;
    private NeuroServer server;
    private FakeGame game;

    @BeforeEach
    void start() throws IOException {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/", exchange -> {
            prompts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = String.valueOf(answers.poll()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        model.start();
        URI endpoint = URI.create("http://127.0.0.1:" + model.getAddress().getPort() + "/v1/chat/completions");
        server = NeuroServer.builder()
                .port(0)
                .decider(new LlmDecider(endpoint, "small"))
                .start();
        game = FakeGame.connect(server.uri(), "Star Harbour");
        game.startup();
        game.register(new ActionDefinition("sail", "Set sail."), new ActionDefinition("dock", "Come alongside."));
    }

    @AfterEach
    void stop() {
        game.close();
        server.close();
        model.stop(0);
    }

    private static String answer(String content) {
        return "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"" + content.replace("\"", "\\\"")
                + "\"}}]}";
    }

    @Test
    void model_isToldEverything_andItsChoiceIsCarriedOut() {
        answers.add(answer("{\"action\": \"dock\"}"));
        game.context("The tide is low.", true);
        game.force("Where to?", "sail", "dock");

        assertThat(game.await(NeuroMessage.Action.class).name()).isEqualTo("dock");
        assertThat(prompts)
                .singleElement()
                .satisfies(prompt -> assertThat(prompt)
                        .contains("\"model\":\"small\"", "The tide is low.", "Where to?", "- dock: Come alongside."));
    }

    @Test
    void nonsense_isAskedForAgain_withWhatWasWrong() {
        answers.add(answer("Let me think."));
        answers.add(answer("{\"action\": \"swim\"}"));
        answers.add(answer("{\"action\": \"sail\"}"));
        game.force("Where to?", "sail", "dock");

        assertThat(game.await(NeuroMessage.Action.class).name()).isEqualTo("sail");
        assertThat(prompts).hasSize(3);
        assertThat(prompts.get(2)).contains("That did not work before", "Let me think.", "swim");
    }

    @Test
    void ephemeralQuery_isForgotten_andTheOtherIsNot() {
        answers.add(answer("{\"action\": \"sail\"}"));
        answers.add(answer("{\"action\": \"sail\"}"));
        answers.add(answer("{\"action\": \"sail\"}"));
        game.force(null, "A secret?", true, ForcePriority.LOW, "sail");
        game.succeed(game.await(NeuroMessage.Action.class), "done");
        game.force("In public?", "sail");
        game.succeed(game.await(NeuroMessage.Action.class), "done");
        game.force("Last one?", "sail");
        game.await(NeuroMessage.Action.class);

        assertThat(prompts.get(2)).contains("In public?", "You did sail: done").doesNotContain("A secret?");
    }
}
