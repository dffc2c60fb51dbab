package dev.neurosdk.cli.console;

import dev.neurosdk.cli.terminal.LinePrinter;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.ManualDecider;
import dev.neurosdk.server.decider.ManualListener;
import dev.neurosdk.server.decider.ManualQuestion;
import java.util.List;

/**
 * Tells the operator of forced choices that come and go, above what is being typed, and ends prompts that have lost their
 * point. Thread-safe; puts its texts together on the printer's thread.
 */
final class Announcer implements ManualListener {

    private final ManualDecider decider;
    private final Prompts prompts;
    private final Texts texts;
    private final LinePrinter printer;

    Announcer(ManualDecider decider, Prompts prompts, Texts texts, LinePrinter printer) {
        this.decider = decider;
        this.prompts = prompts;
        this.texts = texts;
        this.printer = printer;
    }

    @Override
    public void asked(ManualQuestion question) {
        printer.printLater(() -> {
            List<ManualQuestion> open = decider.questions();
            boolean front = open.isEmpty() || open.get(0).equals(question);
            return front
                    ? texts.question(question)
                    : "? " + texts.brief(question) + "  "
                            + texts.note(open.size() + " choices wait: forces lists them");
        });
    }

    @Override
    public void closed(ManualQuestion question, ManualQuestion.End end) {
        boolean withdrawn = end == ManualQuestion.End.WITHDRAWN;
        boolean prompted = prompts.gone(question, () -> {
            if (withdrawn) {
                noLongerWaits(question, ": the prompt is cancelled");
            }
        });
        if (withdrawn && !prompted) {
            noLongerWaits(question, "");
        }
        List<ManualQuestion> left = decider.questions();
        if (!left.isEmpty() && left.get(0).number() > question.number()) {
            printer.printLater(() -> texts.question(left.get(0)));
        }
    }

    private void noLongerWaits(ManualQuestion question, String consequence) {
        printer.printLater(
                () -> texts.wrong(texts.who(question.request()) + " no longer waits for the choice" + consequence));
    }

    @Override
    public void gameLeft(Game game) {
        boolean unused = prompts.gone(
                game,
                () -> printer.printLater(() -> texts.wrong(
                        texts.who(game.session().number(), game.name()) + " has left: the prompt is cancelled")));
    }
}
