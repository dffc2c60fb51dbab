package dev.neurosdk.testkit.assertion;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.List;

/** What was recorded, as the game saw it: {@code sent} is what the game sent. Confined to one thread. */
public final class LogAssert extends ConversationAssert<LogAssert, List<LogEntry>> {

    private final Edition edition;

    LogAssert(List<LogEntry> actual, Edition edition) {
        super(actual, LogAssert.class, Conversation.of("the log", Direction.C2S, actual));
        this.edition = edition;
    }

    /**
     * Neither side broke a rule, on whatever level.
     *
     * @return this
     */
    public LogAssert hasNoViolations() {
        isNotNull();
        ProtocolModel model = new ProtocolModel(edition);
        for (int i = 0; i < actual.size(); i++) {
            List<LogEntry.Finding> found = model.accept(actual.get(i));
            if (!found.isEmpty()) {
                LogEntry.Finding first = found.get(0);
                String who = first.direction() == Direction.C2S ? "the game" : "Neuro";
                throw failing("nobody to break a rule", who + " broke " + first.violation(), i);
            }
        }
        return this;
    }
}
