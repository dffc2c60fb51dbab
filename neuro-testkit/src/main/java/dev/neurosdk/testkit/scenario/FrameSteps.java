package dev.neurosdk.testkit.scenario;

import java.util.List;

/** Whether steps need a connection whose frames can be written by hand. */
final class FrameSteps {

    private FrameSteps() {}

    static boolean in(List<Step> steps) {
        return steps.stream().anyMatch(FrameSteps::in);
    }

    private static boolean in(Step step) {
        if (step instanceof Step.Repeat repeat) {
            return in(repeat.steps());
        }
        if (step instanceof Step.Choose choose) {
            return choose.branches().stream().anyMatch(FrameSteps::in);
        }
        return step instanceof Step.Send send && send.payload() instanceof Payload.Frames;
    }
}
