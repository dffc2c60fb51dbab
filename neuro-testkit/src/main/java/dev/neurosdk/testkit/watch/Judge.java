package dev.neurosdk.testkit.watch;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import java.util.function.Consumer;

/** Records entries and, right after each, the rules that it shows to be broken. Confined to one thread. */
final class Judge implements Recorder {

    private final ProtocolModel model;
    private final Recorder recorder;
    private final Consumer<LogEntry.Finding> findings;

    Judge(Edition edition, Recorder recorder, Consumer<LogEntry.Finding> findings) {
        this.model = new ProtocolModel(edition);
        this.recorder = recorder;
        this.findings = findings;
    }

    @Override
    public void record(LogEntry entry) {
        recorder.record(entry);
        judge(entry);
    }

    /** Time has passed on a connection on which nothing happens: what is missing by now is missing. */
    void tick(int connection, long nanos) {
        judge(new LogEntry.Mark(nanos, connection, "", null));
    }

    private void judge(LogEntry entry) {
        for (LogEntry.Finding finding : model.accept(entry)) {
            recorder.record(finding);
            findings.accept(finding);
        }
    }
}
