package dev.neurosdk.examples.frompython;

import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ManualDecider;
import dev.neurosdk.server.decider.ManualListener;
import dev.neurosdk.server.decider.ManualQuestion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A development server: a human answers. Nothing that the human does or leaves undone holds up a game. Thread-safe. */
public final class DevelopmentServer implements ManualListener {

    private final ManualDecider questions = new ManualDecider();
    private final PrintStream out;

    /**
     * Makes the server's human side.
     *
     * @param out where the questions are printed
     */
    public DevelopmentServer(PrintStream out) {
        this.out = out;
        questions.addListener(this);
    }

    /** {@return the brain that passes every question on to the human} */
    public ManualDecider decider() {
        return questions;
    }

    @Override
    public void asked(ManualQuestion question) {
        out.println(question.number() + ": " + question.request().game() + " asks: "
                + question.request().query());
        for (ActionOffer offer : question.request().actions()) {
            out.println("    " + offer.name() + "  " + offer.description());
        }
    }

    /**
     * Answers the oldest question; says what is wrong with an answer, and keeps the question open then.
     *
     * @param line an action's name or number and, after a blank, its data as JSON
     */
    public void answer(String line) {
        String[] words = line.strip().split(" ", 2);
        for (ManualQuestion question : questions.questions().stream().limit(1).toList()) {
            question.option(words[0])
                    .ifPresentOrElse(
                            offer -> choose(question, offer, words.length > 1 ? words[1] : null),
                            () -> out.println("    there is no " + words[0]));
        }
    }

    private void choose(ManualQuestion question, ActionOffer offer, @Nullable String data) {
        if (question.choose(offer, data) instanceof ManualQuestion.Reply.Unfit unfit) {
            unfit.problems().forEach(problem -> out.println("    " + problem.message()));
        }
    }

    /**
     * Serves games until there is no more input.
     *
     * @param args none
     * @throws IOException when it can't listen on port 8000
     */
    public static void main(String[] args) throws IOException {
        DevelopmentServer human = new DevelopmentServer(System.out);
        try (NeuroServer server = NeuroServer.builder().decider(human.decider()).start();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("Point a game at " + server.uri());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                human.answer(line);
            }
        }
    }
}
