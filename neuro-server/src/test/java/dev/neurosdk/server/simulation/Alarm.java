package dev.neurosdk.server.simulation;

/** A timer of a session. */
final class Alarm implements Comparable<Alarm> {

    /** What a session waits for, told apart by how long it waits. */
    enum Kind {
        PAUSE,
        SHUTDOWN,
        SPEECH,
        DECISION,
        RESULT
    }

    final Connection connection;
    final Kind kind;
    final long due;
    final Runnable task;
    private final long number;

    Alarm(Connection connection, Kind kind, long due, Runnable task, long number) {
        this.connection = connection;
        this.kind = kind;
        this.due = due;
        this.task = task;
        this.number = number;
    }

    @Override
    public int compareTo(Alarm other) {
        return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public String toString() {
        return kind + " due at " + due / 1_000_000 + " ms on " + connection;
    }
}
