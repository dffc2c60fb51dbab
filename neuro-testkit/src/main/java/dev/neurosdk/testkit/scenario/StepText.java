package dev.neurosdk.testkit.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Words what a step does, in one line. */
final class StepText implements Step.Visitor<String> {

    private static final int SHOWN = 200;

    static String of(Step step) {
        String text = step.accept(new StepText()).replace("\n", "\\n");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** A duration as it is written in a scenario file. */
    static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    private static String within(@Nullable Duration within) {
        return within == null ? "" : " within " + of(within);
    }

    private static String on(@Nullable String on) {
        return on == null ? "" : " on " + on;
    }

    @Override
    public String open(Step.Open step) {
        return "open " + step.as() + within(step.within());
    }

    @Override
    public String send(Step.Send step) {
        Payload payload = step.payload();
        return "send " + (payload instanceof Payload.Message message ? message.message() : payload) + on(step.on());
    }

    @Override
    public String expect(Step.Expect step) {
        return "expect " + step.pattern() + within(step.within()) + on(step.on());
    }

    @Override
    public String expectOrder(Step.ExpectOrder step) {
        return "expect-order " + step.patterns() + within(step.within()) + on(step.on());
    }

    @Override
    public String absent(Step.Absent step) {
        return "absent " + step.pattern()
                + (step.lasting() == null ? "" : " for " + of(step.lasting()))
                + (step.sentinel() == null ? "" : " sentinel " + step.sentinel().word())
                + on(step.on());
    }

    @Override
    public String answer(Step.Answer step) {
        return "answer " + step.answering() + on(step.on());
    }

    @Override
    public String connection(Step.Connection step) {
        return "connection " + step.change() + on(step.on());
    }

    @Override
    public String clock(Step.Clock step) {
        return "clock " + of(step.advance());
    }

    @Override
    public String fault(Step.Fault step) {
        return "fault " + step.plan().name();
    }

    @Override
    public String repeat(Step.Repeat step) {
        return "repeat " + step.times();
    }

    @Override
    public String choose(Step.Choose step) {
        return "choose one of " + step.branches().size();
    }

    @Override
    public String ask(Step.Ask step) {
        return "ask " + step.instruction();
    }

    @Override
    public String hook(Step.Hook step) {
        return "hook " + String.join(" ", step.command()) + within(step.within());
    }

    @Override
    public String mark(Step.Mark step) {
        return "mark " + step.text();
    }
}
