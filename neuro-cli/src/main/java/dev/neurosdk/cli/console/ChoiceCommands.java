package dev.neurosdk.cli.console;

import dev.neurosdk.cli.console.Command.Split;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ManualDecider;
import dev.neurosdk.server.decider.ManualQuestion;
import dev.neurosdk.server.decider.ManualQuestion.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is done about forced choices. Confined to the console's thread. */
final class ChoiceCommands {

    private final ManualDecider decider;
    private final Prompts prompts;
    private final DataDialog dialog;
    private final Texts texts;
    private final Consumer<String> out;

    ChoiceCommands(ManualDecider decider, Prompts prompts, DataDialog dialog, Texts texts, Consumer<String> out) {
        this.decider = decider;
        this.prompts = prompts;
        this.dialog = dialog;
        this.texts = texts;
        this.out = out;
    }

    List<Command> commands() {
        return List.of(
                Command.of("forces", "forces", "lists the forced choices that are open", rest -> list()),
                Command.of(
                                "choose",
                                "choose [@client] [option] [json]",
                                "makes the forced choice in front, or that of a client; a number alone does as well",
                                this::choose)
                        .completedBy(this::complete),
                declining("decline"),
                declining("skip"));
    }

    private Command declining(String name) {
        return Command.of(
                        name,
                        name + " [@client]",
                        "ends the forced choice in front, or that of a client, without choosing",
                        this::decline)
                .completedBy(words -> words.isEmpty() ? connections() : List.of());
    }

    private List<String> connections() {
        return decider.questions().stream()
                .map(question -> "@" + question.request().session().number())
                .distinct()
                .toList();
    }

    private List<String> complete(List<String> words) {
        boolean named = !words.isEmpty() && words.get(0).startsWith("@");
        if (words.size() > (named ? 1 : 0)) {
            return List.of();
        }
        List<String> candidates = new ArrayList<>();
        if (!named && decider.questions().size() > 1) {
            candidates.addAll(connections());
        }
        question(named ? words.get(0) : "")
                .ifPresent(question ->
                        candidates.addAll(Completion.names(question.request().actions())));
        return candidates;
    }

    private void list() {
        List<ManualQuestion> questions = decider.questions();
        if (questions.isEmpty()) {
            out.accept("No forced choice is open.");
            return;
        }
        out.accept(texts.question(questions.get(0)));
        questions.stream().skip(1).forEach(question -> out.accept("then " + texts.brief(question)));
    }

    void choose(String rest) {
        Split first = Split.of(rest);
        boolean named = first.word().startsWith("@");
        ManualQuestion question = open(named ? first.word() : "");
        if (question == null) {
            return;
        }
        Split option = named ? Split.of(first.rest()) : first;
        prompts.about(question);
        ActionOffer offer = option(question, option.word());
        if (offer != null) {
            answer(question, offer, option.rest());
        }
        prompts.about(null);
    }

    /** Asks until an option is given; null when none is wanted any more. */
    private @Nullable ActionOffer option(ManualQuestion question, String given) {
        if (given.isEmpty()) {
            out.accept(texts.question(question));
        }
        int count = question.request().actions().size();
        List<String> choices = new ArrayList<>(
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
        choices.addAll(Completion.names(question.request().actions()));
        Ask ask = Ask.answer("  1 to " + count + "> ", choices);
        for (String word = given; question.isOpen(); ) {
            Optional<ActionOffer> offer = question.option(word);
            if (offer.isPresent()) {
                return offer.get();
            }
            if (!word.isEmpty()) {
                out.accept(texts.wrong("expected a number from 1 to " + count + " or the name of an action, was '"
                                + texts.name(word) + "'")
                        + texts.note("  !! leaves"));
            }
            Optional<String> typed = prompts.answer(ask).map(String::strip);
            if (typed.isEmpty() || typed.get().equals("!!")) {
                out.accept(texts.note("not chosen"));
                return null;
            }
            word = typed.get();
        }
        return null;
    }

    private void answer(ManualQuestion question, ActionOffer offer, String json) {
        if (!json.isEmpty()) {
            reply(question, offer, json);
        } else if (dialog.fill(offer.schema()) instanceof DataDialog.Outcome.Filled filled) {
            reply(question, offer, filled.json());
        } else {
            out.accept(texts.note("not chosen"));
        }
    }

    private void reply(ManualQuestion question, ActionOffer offer, @Nullable String json) {
        Reply reply = question.choose(offer, json);
        if (reply instanceof Reply.Unfit unfit) {
            out.accept(texts.problems(unfit.problems()));
            out.accept(texts.note("not sent; the choice is still open"));
        } else if (reply instanceof Reply.TooLate) {
            out.accept(texts.wrong("the choice is no longer open"));
        } else {
            out.accept(texts.good(texts.who(question.request()) + " chosen: " + texts.name(offer.name())
                    + (json == null ? "" : " " + texts.line(json, 500))));
        }
    }

    private void decline(String rest) {
        ManualQuestion question = open(rest);
        if (question != null && !question.decline("the operator does not choose")) {
            out.accept(texts.wrong("the choice is no longer open"));
        }
    }

    private Optional<ManualQuestion> question(String client) {
        return decider.questions().stream()
                .filter(question -> client.isEmpty()
                        || client.equals("@" + question.request().session().number()))
                .findFirst();
    }

    private @Nullable ManualQuestion open(String client) {
        Optional<ManualQuestion> question = question(client);
        if (question.isEmpty()) {
            List<String> others = connections();
            out.accept(
                    others.isEmpty()
                            ? "No forced choice is open."
                            : texts.wrong("expected one of " + String.join(", ", others) + ", was '"
                                    + texts.name(client) + "'"));
        }
        return question.orElse(null);
    }
}
