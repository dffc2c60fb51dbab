package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReferenceCommandTest {

    private final Shell shell = new Shell();

    @Test
    void game_playsAtTheAddressGiven() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.start()) {
            CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(
                    () -> shell.run("reference", "game", neuro.uri().toString(), "--for", "3s"));
            neuro.await(GameMessage.Startup.class);
            neuro.await(GameMessage.ForceActions.class);
            assertThat(ended.join()).isZero();
        }
        assertThat(shell.out()).contains("Playing at ws://127.0.0.1:");
    }

    @Test
    void server_saysWhereItListens() {
        assertThat(shell.run("reference", "server", "--for", "1ms", "--mutant", "no_retry"))
                .isZero();
        assertThat(shell.out()).contains("Listening on ws://127.0.0.1:");
    }

    @Test
    void unknownMutant_isRefused_withThoseThatExist() {
        assertThat(shell.run("reference", "game", "--mutant", "lazy")).isNotZero();
        assertThat(shell.err()).contains("lazy", "TWO_RESULTS");
    }
}
