package dev.neurosdk.cli.console;

import dev.neurosdk.cli.console.Command.Split;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.ShutdownOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is done to a game unasked. Confined to the console's thread; outcomes are printed when they come. */
final class GameCommands {

    private static final Duration SAFE_POINT_LIMIT = Duration.ofMinutes(10);
    private static final Duration IMMEDIATE_LIMIT = Duration.ofSeconds(10);

    private final Supplier<List<Client>> clients;
    private final Prompts prompts;
    private final DataDialog dialog;
    private final Texts texts;
    private final Consumer<String> out;

    GameCommands(
            Supplier<List<Client>> clients, Prompts prompts, DataDialog dialog, Texts texts, Consumer<String> out) {
        this.clients = clients;
        this.prompts = prompts;
        this.dialog = dialog;
        this.texts = texts;
        this.out = out;
    }

    List<Command> commands() {
        return List.of(
                Command.of(
                                "send",
                                "send <client> <action> [json]",
                                "carries out an action; asks for the data where it is not given",
                                this::send)
                        .completedBy(this::completeSend),
                Command.of(
                                "shutdown",
                                "shutdown <client> [now|cancel]",
                                "asks a game to end at its next safe point, at once, or not after all",
                                this::shutDown)
                        .completedBy(words -> words.size() == 1 ? List.of("now", "cancel") : completeClient(words)),
                Command.of(
                                "reregister",
                                "reregister <client>",
                                "asks a game to register all its actions again",
                                this::reregister)
                        .completedBy(this::completeClient));
    }

    private List<String> completeClient(List<String> words) {
        return words.isEmpty() ? clients.get().stream().map(Client::id).toList() : List.of();
    }

    private List<String> completeSend(List<String> words) {
        return words.size() != 1
                ? completeClient(words)
                : client(words.get(0))
                        .map(client -> Completion.names(client.game().actions()))
                        .orElse(List.of());
    }

    // ---- send

    private void send(String rest) {
        Split id = Split.of(rest);
        Split action = Split.of(id.rest());
        Client client = known(id.word(), "send <client> <action> [json]");
        if (client == null) {
            return;
        }
        Optional<ActionOffer> offer = client.action(action.word());
        if (offer.isEmpty()) {
            List<String> names = Completion.names(client.game().actions());
            String choice = names.isEmpty() ? "it has registered none" : "expected one of " + String.join(", ", names);
            out.accept(texts.wrong("no such action: " + choice(action.word(), choice)));
        } else if (action.rest().isEmpty()) {
            ask(client.game(), offer.get());
        } else {
            act(client.game(), offer.get(), action.rest());
        }
    }

    private String choice(String word, String expected) {
        return texts.line(expected, 1_000) + ", was '" + texts.name(word) + "'";
    }

    private void ask(Game game, ActionOffer offer) {
        prompts.about(game);
        if (!game.isConnected()) {
            out.accept(texts.wrong("the game has left"));
        } else if (dialog.fill(offer.schema()) instanceof DataDialog.Outcome.Filled filled) {
            act(game, offer, filled.json());
        } else {
            out.accept(texts.note("not sent"));
        }
        prompts.about(null);
    }

    private void act(Game game, ActionOffer offer, @Nullable String json) {
        List<Violation> problems = offer.schema().validate(json);
        if (!problems.isEmpty()) {
            out.accept(texts.problems(problems));
            out.accept(texts.note("not sent"));
            return;
        }
        String call = texts.name(offer.name()) + (json == null ? "" : " " + texts.line(json, 500));
        out.accept("sending " + call + " to " + who(game));
        report(game.act(new Decision(offer.name(), json)), outcome -> {
            String line = who(game) + " " + texts.name(offer.name()) + " " + texts.line(outcome.words(), 500);
            boolean good = outcome instanceof ActionOutcome.Answered answered && answered.success();
            return good ? texts.good(line) : texts.wrong(line);
        });
    }

    // ---- shutdown and the rest

    private void shutDown(String rest) {
        Split id = Split.of(rest);
        Client client = known(id.word(), "shutdown <client> [now|cancel]");
        if (client == null) {
            return;
        }
        Game game = client.game();
        switch (id.rest()) {
            case "" -> report(game.shutDown(SAFE_POINT_LIMIT), outcome -> ended(game, outcome));
            case "now" -> report(game.shutDownNow(IMMEDIATE_LIMIT), outcome -> ended(game, outcome));
            case "cancel" ->
                report(
                        game.cancelShutdown(),
                        outcome -> sent(game, "shutdown withdrawn", outcome, "there is none to withdraw"));
            default -> out.accept(texts.wrong("expected now, cancel or nothing, was '" + texts.name(id.rest()) + "'"));
        }
    }

    private String ended(Game game, ShutdownOutcome outcome) {
        String line = who(game) + " shutdown: ";
        return switch (outcome) {
            case READY -> texts.good(line + "ready");
            case TIMED_OUT -> texts.wrong(line + "not ready in time");
            case CANCELLED -> texts.note(line + "withdrawn");
            case SUPERSEDED -> texts.note(line + "replaced by a newer request");
            case LEFT -> texts.note(line + "the game left or started anew first");
        };
    }

    private void reregister(String rest) {
        Client client = known(rest, "reregister <client>");
        if (client != null) {
            Game game = client.game();
            report(game.reregisterAll(), outcome -> sent(game, "asked to register again", outcome, "not now"));
        }
    }

    private String sent(Game game, String what, SendOutcome outcome, String refusal) {
        return switch (outcome) {
            case SENT -> texts.good(who(game) + " " + what);
            case REFUSED -> texts.wrong(who(game) + " " + refusal);
            case LEFT -> texts.wrong(who(game) + " has left");
        };
    }

    private <T> void report(CompletionStage<T> stage, java.util.function.Function<T, String> words) {
        CompletionStage<?> unused = stage.thenAccept(outcome -> out.accept(words.apply(outcome)));
    }

    private String who(Game game) {
        return texts.who(game.session().number(), game.name());
    }

    private Optional<Client> client(String word) {
        String id = word.startsWith("#") ? word.substring(1) : word;
        return clients.get().stream()
                .filter(client -> client.id().equals(id) || client.game().name().equals(word))
                .findFirst();
    }

    private @Nullable Client known(String word, String usage) {
        Optional<Client> client = client(word);
        if (client.isPresent()) {
            return client.get();
        }
        List<String> ids = clients.get().stream().map(Client::id).toList();
        String problem = ids.isEmpty()
                ? "no game is connected"
                : word.isEmpty()
                        ? "which client? one of " + String.join(", ", ids)
                        : "no such client: " + choice(word, "expected one of " + String.join(", ", ids));
        out.accept(texts.wrong(problem) + texts.note("  " + usage));
        return null;
    }
}
