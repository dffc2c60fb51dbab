package dev.neurosdk.cli.console;

import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.session.SessionView;
import dev.neurosdk.server.speech.SpeechOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What concerns the server as a whole. Confined to the console's thread. */
final class ServerCommands {

    private final NeuroServer server;
    private final Texts texts;
    private final Consumer<String> out;

    ServerCommands(NeuroServer server, Texts texts, Consumer<String> out) {
        this.server = server;
        this.texts = texts;
        this.out = out;
    }

    List<Command> commands() {
        return List.of(
                Command.of("list", "list", "lists the games with their ids and actions", rest -> list()),
                Command.of("say", "say <text>", "says something aloud, heard by all games", this::say));
    }

    private void list() {
        List<String> lines = new ArrayList<>();
        for (Client client : Client.of(server.games())) {
            Game game = client.game();
            lines.add(texts.who(game.session().number(), game.name()) + "  client " + client.id() + ", from "
                    + game.session().remote());
            List<ActionOffer> actions = game.actions();
            actions.forEach(offer -> lines.add(texts.action("    ", offer)));
            if (actions.isEmpty()) {
                lines.add(texts.note("    no actions"));
            }
        }
        server.sessions().stream().filter(view -> view.games().isEmpty()).forEach(view -> lines.add(unnamed(view)));
        out.accept(lines.isEmpty() ? "No game is connected." : String.join(System.lineSeparator(), lines));
    }

    private String unnamed(SessionView view) {
        return texts.note("#" + view.session().number() + " has not said its name, from "
                + view.session().remote());
    }

    private void say(String text) {
        if (text.isEmpty()) {
            out.accept(texts.wrong("expected something to say") + texts.note("  say <text>"));
            return;
        }
        CompletionStage<?> unused = server.speech().say(text).thenAccept(outcome -> {
            String line = "\"" + texts.line(text, 60) + "\" " + outcome.words();
            out.accept(outcome instanceof SpeechOutcome.Refused ? texts.wrong(line) : texts.note(line));
        });
    }
}
