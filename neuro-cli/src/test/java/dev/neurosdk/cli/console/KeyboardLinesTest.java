package dev.neurosdk.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console at a terminal that JLine edits lines on: a virtual one that knows cursors, and one that knows nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeyboardLinesTest {

    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String UP = "\u001bOA";

    private static Desk desk(String type, @Nullable Path history) throws IOException {
        return new Desk((keys, screen) -> {
            try {
                Terminal terminal = type.equals("dumb")
                        ? new DumbTerminal("test", type, keys, screen, StandardCharsets.UTF_8)
                        : new ExternalTerminal("test", type, keys, screen, StandardCharsets.UTF_8);
                terminal.setSize(Size.of(100, 40));
                return new KeyboardLines(terminal, new PrintStream(screen, true, StandardCharsets.UTF_8), history);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Desk desk() throws IOException {
        return desk("xterm", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm", "dumb"})
    void lines_areCommandsAndAnswers(String type) throws Exception {
        try (Desk desk = desk(type, null)) {
            FakeGame game = desk.game("Inn");
            desk.force(game, "Your move.");
            desk.keys.type("1\r");
            desk.screen.await("cell: an integer");
            desk.keys.type("0\r");
            desk.screen.await("expected a number of at least 1, was 0");
            desk.keys.type("5\r");
            desk.screen.await("mood:");
            desk.keys.type("\r");

            assertThat(game.await(NeuroMessage.Action.class).data()).isEqualTo("{\"cell\":5}");
        }
    }

    @Test
    void tab_completesCommandsClientsActionsAndListedValues() throws Exception {
        try (Desk desk = desk()) {
            FakeGame game = desk.game("Inn");

            desk.keys.type("se\t1 pl\t\r");
            desk.screen.await("cell:");
            desk.keys.type("5\r");
            desk.screen.await("mood: one of");
            desk.keys.type("an\t\r");

            assertThat(game.await(NeuroMessage.Action.class).data()).isEqualTo("{\"cell\":5,\"mood\":\"angry\"}");
        }
    }

    @Test
    void whatHappensMeanwhile_leavesTheLineBeingTypedAlone() throws Exception {
        try (Desk desk = desk()) {
            FakeGame game = desk.game("Inn");
            desk.keys.type("send 1 ");
            game.context("It rains.", true);
            desk.screen.await("It rains.", "send 1 ");
            desk.force(game, "Your move.");
            desk.keys.type("pass\r");
            desk.screen.await("sending pass to #1 Inn");

            desk.keys.type("2\r");

            assertThat(game.await(NeuroMessage.Action.class).name()).isEqualTo("pass");
        }
    }

    @Test
    void ctrlC_clearsTheLine_andASecondOneEnds() throws Exception {
        try (Desk desk = desk()) {
            desk.screen.await("neuro> "); // before that nobody reads, and a Ctrl-C is lost
            desk.keys.type("quit" + CTRL_C);
            desk.screen.await("Ctrl-C again ends", "neuro> ");
            desk.keys.type("list\r");
            desk.screen.await("No game is connected.", "neuro> ");
            desk.keys.type(CTRL_C);
            desk.screen.await("Ctrl-C again ends", "neuro> ");
            desk.keys.type(CTRL_C);

            desk.awaitEnd();
        }
    }

    @Test
    void ctrlC_inAPrompt_leavesThePromptOnly() throws Exception {
        try (Desk desk = desk()) {
            FakeGame game = desk.game("Inn");
            desk.keys.type("send 1 place\r");
            desk.screen.await("cell> ");
            desk.keys.type("5" + CTRL_C);
            desk.screen.await("not sent", "neuro> ");

            desk.keys.type("send 1 pass\r");

            assertThat(game.await(NeuroMessage.Action.class).name()).isEqualTo("pass");
        }
    }

    @Test
    void ctrlD_ends() throws Exception {
        try (Desk desk = desk()) {
            desk.keys.type(CTRL_D);

            desk.awaitEnd();
        }
    }

    @Test
    void promise53_disconnect_cancelsThePromptAtATerminal() throws Exception {
        try (Desk desk = desk()) {
            FakeGame game = desk.game("Inn");
            desk.force(game, "Your move.");
            desk.keys.type("1\r");
            desk.screen.await("cell> ");
            desk.keys.type("12");

            game.abort();

            desk.screen.await("no longer waits for the choice: the prompt is cancelled", "not chosen", "neuro> ");
            desk.keys.type("list\r");
            desk.screen.await("No game is connected.");
        }
    }

    @Test
    void history_isKeptInAFile_butAnswersAreNot(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("history");
        try (Desk desk = desk("xterm", file)) {
            FakeGame game = desk.game("Inn");
            desk.keys.type("send 1 place\r");
            desk.screen.await("cell> ");
            desk.keys.type("7\r");
            desk.screen.await("mood> ");
            desk.keys.type("calm\r");
            game.await(NeuroMessage.Action.class);
            desk.screen.await("neuro> ");
            desk.keys.type(CTRL_D);
            desk.awaitEnd();
        }
        assertThat(Files.readAllLines(file)).containsExactly("send 1 place");

        try (Desk desk = desk("xterm", file)) {
            desk.game("Inn");
            desk.keys.type(UP + "\r");
            desk.screen.await("cell> ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "send", "send ", "send 1 {\"a b\": 1}", "  send  1  "})
    void words_standBetweenBlanks_whereverTheCursorIs(String line) {
        for (int cursor = 0; cursor <= line.length(); cursor++) {
            TypedWords words = TypedWords.of(line, cursor, Ask.command(""));
            assertThat(words.word().length()).isGreaterThanOrEqualTo(words.wordCursor());
            assertThat(line.substring(0, cursor)).endsWith(words.word().substring(0, words.wordCursor()));
            assertThat(words.words()).filteredOn(word -> !word.isEmpty()).allMatch(word -> !word.contains(" "));
        }
    }
}
