package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.time.Timeline;

/** What a line is made of; a seam for tests that break it on purpose. Immutable. */
class LineParts {

    RuleState rule(FaultRule rule, long seed) {
        return new RuleState(rule, seed);
    }

    Lane lane(Timeline timeline) {
        return new Lane(timeline);
    }
}
