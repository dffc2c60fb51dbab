package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.testkit.peer.CloseStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of a call. Immutable.
 *
 * @param id the call's id
 * @param result the game's result; nothing when none came in time
 * @param ended how the connection ended meanwhile; nothing when it did not
 * @param took how long that took
 */
record Answer(String id, Optional<ActionResult> result, Optional<CloseStatus> ended, Duration took) {

    boolean succeeded() {
        return result.filter(ActionResult::success).isPresent();
    }

    boolean failed() {
        return result.isPresent() && !succeeded();
    }

    /** The message of the result; empty without one. */
    String message() {
        return result.map(ActionResult::message).orElse("");
    }

    /** What came, as it reads after "was". */
    String words() {
        if (result.isPresent()) {
            return (succeeded() ? "success" : "failure") + (message().isEmpty() ? "" : " \"" + message() + '"');
        }
        return ended.map(status -> "the end of the connection (" + status + ")")
                .orElse("none within " + took.toMillis() + " ms");
    }
}
