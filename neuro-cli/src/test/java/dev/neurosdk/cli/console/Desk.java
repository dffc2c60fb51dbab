package dev.neurosdk.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.log.ConversationLog;
import dev.neurosdk.cli.log.LogKind;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ManualDecider;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** An operator at a console, a server, and games. */
final class Desk implements AutoCloseable {

    static final Style PLAIN = new Style(false, true);
    static final String PLACE = """
            {"type":"object","required":["cell"],"properties":{
             "cell":{"type":"integer","minimum":1,"maximum":9,"description":"Where to."},
             "mood":{"enum":["calm","angry"]}}}""";

    final Keys keys = new Keys();
    final Screen screen = new Screen();
    final ManualDecider decider = new ManualDecider();
    final NeuroServer server;
    private final Console console;
    private final Thread operator;
    private final List<FakeGame> games = new ArrayList<>();

    /** An operator whose lines come through a pipe. */
    static Desk piped() throws IOException {
        return new Desk((in, out) ->
                new PipedLines(in, StandardCharsets.UTF_8, new PrintStream(out, true, StandardCharsets.UTF_8)));
    }

    Desk(BiFunction<Keys, Screen, LineSource> lines) throws IOException {
        console = Console.of(decider, new Texts(PLAIN, 120), lines.apply(keys, screen));
        server = NeuroServer.builder()
                .port(0)
                .decider(decider)
                .reregisterOnConnect(false)
                .eventSink(new ConversationLog(
                        LogKind.MESSAGES, PLAIN, 120, Clock.system(ZoneOffset.UTC), console.printer()::print))
                .start();
        operator = new Thread(() -> console.run(server), "operator");
        operator.start();
        screen.await("help lists the commands");
    }

    /** A game that offers the move {@code place}, with data, and {@code pass}, without. */
    FakeGame game(String name) throws IOException {
        FakeGame game = FakeGame.builder(server.uri(), name)
                .deadline(Duration.ofSeconds(20))
                .connect();
        games.add(game);
        game.startup();
        game.await(NeuroMessage.StartupAck.class);
        game.register(new ActionDefinition("place", "Places a mark.", PLACE), new ActionDefinition("pass", "Passes."));
        screen.await(name + " ", "actions/register");
        return game;
    }

    /** A game forces both of its moves; returns when the console has announced it. */
    void force(FakeGame game, String query) {
        game.force(query, "place", "pass");
        screen.await("wants a choice", query, "1) place");
    }

    void awaitEnd() {
        try {
            operator.join(Duration.ofSeconds(20).toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(operator.isAlive()).as("the console still runs").isFalse();
    }

    void closeConsole() {
        console.close();
    }

    @Override
    public void close() {
        games.forEach(FakeGame::close);
        server.close();
        keys.end();
        console.close();
    }
}
