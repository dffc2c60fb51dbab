package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;

/**
 * Joins the recordings of several runs to one log: each run numbers its connections from 1, the log goes on numbering.
 * Confined to one run at a time.
 */
final class Renumbering implements Recorder, LogEntry.Visitor<LogEntry> {

    private final Recorder log;
    private int before;
    private int last;

    Renumbering(Recorder log) {
        this.log = log;
    }

    void nextRun() {
        before = last;
    }

    @Override
    public synchronized void record(LogEntry entry) {
        log.record(entry.accept(this));
    }

    private int number(int connection) {
        if (connection == 0) {
            return 0;
        }
        last = Math.max(last, before + connection);
        return before + connection;
    }

    @Override
    public LogEntry opened(LogEntry.Opened opened) {
        return new LogEntry.Opened(opened.nanos(), number(opened.connection()), opened.target(), opened.headers());
    }

    @Override
    public LogEntry message(LogEntry.Message message) {
        return new LogEntry.Message(
                message.nanos(),
                number(message.connection()),
                message.direction(),
                message.opcode(),
                message.frames(),
                message.payload());
    }

    @Override
    public LogEntry control(LogEntry.Control control) {
        return new LogEntry.Control(
                control.nanos(), number(control.connection()), control.direction(), control.kind(), control.payload());
    }

    @Override
    public LogEntry closed(LogEntry.Closed closed) {
        return new LogEntry.Closed(
                closed.nanos(), number(closed.connection()), closed.direction(), closed.code(), closed.reason());
    }

    @Override
    public LogEntry tcp(LogEntry.Tcp tcp) {
        return new LogEntry.Tcp(tcp.nanos(), number(tcp.connection()), tcp.direction(), tcp.event(), tcp.detail());
    }

    @Override
    public LogEntry fault(LogEntry.Fault fault) {
        return new LogEntry.Fault(
                fault.nanos(),
                number(fault.connection()),
                fault.direction(),
                fault.fault(),
                fault.plan(),
                fault.detail());
    }

    @Override
    public LogEntry finding(LogEntry.Finding finding) {
        return new LogEntry.Finding(
                finding.nanos(), number(finding.connection()), finding.direction(), finding.violation());
    }

    @Override
    public LogEntry mark(LogEntry.Mark mark) {
        return new LogEntry.Mark(mark.nanos(), number(mark.connection()), mark.text(), mark.subject());
    }
}
