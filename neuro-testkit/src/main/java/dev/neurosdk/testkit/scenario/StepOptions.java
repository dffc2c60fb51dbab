package dev.neurosdk.testkit.scenario;

import java.time.Duration;
import java.util.Optional;

/** A step with one thing said differently; nothing for steps that have no such thing. */
abstract class StepOptions implements Step.Visitor<Optional<Step>> {

    @Override
    public Optional<Step> open(Step.Open step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> send(Step.Send step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> expect(Step.Expect step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> expectOrder(Step.ExpectOrder step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> absent(Step.Absent step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> answer(Step.Answer step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> connection(Step.Connection step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> clock(Step.Clock step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> fault(Step.Fault step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> repeat(Step.Repeat step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> choose(Step.Choose step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> ask(Step.Ask step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> hook(Step.Hook step) {
        return Optional.empty();
    }

    @Override
    public Optional<Step> mark(Step.Mark step) {
        return Optional.empty();
    }

    /** How long the step may take. */
    static final class Within extends StepOptions {
        private final Duration within;

        Within(Duration within) {
            this.within = within;
        }

        @Override
        public Optional<Step> open(Step.Open step) {
            return Optional.of(new Step.Open(step.as(), step.game(), within));
        }

        @Override
        public Optional<Step> expect(Step.Expect step) {
            return Optional.of(new Step.Expect(step.pattern(), within, step.on()));
        }

        @Override
        public Optional<Step> expectOrder(Step.ExpectOrder step) {
            return Optional.of(new Step.ExpectOrder(step.patterns(), within, step.on()));
        }

        @Override
        public Optional<Step> connection(Step.Connection step) {
            return step.change() instanceof Change.Closed closed
                    ? Optional.of(new Step.Connection(new Change.Closed(closed.code(), within), step.on()))
                    : Optional.empty();
        }

        @Override
        public Optional<Step> hook(Step.Hook step) {
            return Optional.of(new Step.Hook(step.command(), within));
        }
    }

    /** Which connection the step is about. */
    static final class On extends StepOptions {
        private final String on;

        On(String on) {
            this.on = on;
        }

        @Override
        public Optional<Step> send(Step.Send step) {
            return Optional.of(new Step.Send(step.payload(), on));
        }

        @Override
        public Optional<Step> expect(Step.Expect step) {
            return Optional.of(new Step.Expect(step.pattern(), step.within(), on));
        }

        @Override
        public Optional<Step> expectOrder(Step.ExpectOrder step) {
            return Optional.of(new Step.ExpectOrder(step.patterns(), step.within(), on));
        }

        @Override
        public Optional<Step> absent(Step.Absent step) {
            return Optional.of(new Step.Absent(step.pattern(), step.lasting(), step.sentinel(), on));
        }

        @Override
        public Optional<Step> answer(Step.Answer step) {
            return Optional.of(new Step.Answer(step.answering(), on));
        }

        @Override
        public Optional<Step> connection(Step.Connection step) {
            return Optional.of(new Step.Connection(step.change(), on));
        }
    }
}
