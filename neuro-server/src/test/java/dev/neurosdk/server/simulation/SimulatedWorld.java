package dev.neurosdk.server.simulation;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.SessionSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A server's sessions in one thread under virtual time, with games, deciders and operators that do anything at any moment.
 * Everything follows from the seed.
 */
public final class SimulatedWorld {

    /** How many steps a world lives. */
    static final int LIFE = 1_000;

    private static final int TRACED = 30;

    private final long seed;
    private final Tally tally;
    private final Dice dice;
    private final SessionSettings settings;
    private final NameClaims names = new NameClaims();
    private final Ledger ledger = new Ledger();
    private final Deque<Object> trace = new ArrayDeque<>();
    private final Map<Long, Connection> connections = new LinkedHashMap<>();
    private final TreeSet<Alarm> alarms = new TreeSet<>();
    private final List<Alarm> tooLate = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Brain brain;
    private final Brain fallback;
    private final Happenings happenings;
    private final List<Decoded<GameMessage>> broken;
    private long now;
    private long alarmCount;
    private int faults;
    private int step;
    private boolean paused;
    private @Nullable Violated violated;

    SimulatedWorld(long seed, Tally tally) {
        this.seed = seed;
        this.tally = tally;
        this.dice = new Dice(seed);
        this.settings = Customs.any(dice, seed);
        this.brain = new Brain(this, dice, false);
        this.fallback = new Brain(this, dice, true);
        this.broken = Words.broken(settings.edition());
        this.happenings = new Happenings(this, dice, brain);
    }

    /**
     * Lives through a number of steps, then ends every connection.
     *
     * @param steps how many
     * @throws Violated when an invariant does not hold; says how to see it again
     */
    void live(int steps) {
        for (step = 1; step <= steps; step++) {
            happenings.next();
            settle();
        }
        for (Connection connection : connections()) {
            connection.post(new Letter.Closed(1001), new SessionInput.Closed(1001, ""));
            settle();
        }
        if (!alarms.isEmpty()) {
            throw explained(new Violated(Invariant.TIMERS_MATCH, "left at the end: " + alarms));
        }
        if (names.size() != 0) {
            throw explained(new Violated(Invariant.NAME_OWNER, names.size() + " names are held at the end"));
        }
    }

    private void settle() {
        connections.values().forEach(connection -> guarded(connection.oracle()::flush));
        connections
                .values()
                .removeIf(connection -> connection.oracle().phase() == Oracle.Phase.ENDED && dice.chance(5));
        if (violated == null && faults != 0) {
            violated = new Violated(Invariant.FAULTS_ARE_USERS, faults + " faults of user code were swallowed");
        }
        if (violated != null) {
            throw explained(violated);
        }
    }

    private Violated explained(Violated cause) {
        StringBuilder story = new StringBuilder(cause.getMessage());
        story.append("\nin step ")
                .append(step)
                .append(" of the world with seed ")
                .append(seed);
        story.append(", edition ").append(settings.edition()).append(", ").append(settings.strictness());
        story.append(", scope ").append(settings.scope()).append(", ").append(settings.forces());
        story.append("\nto see it again: ./mvnw test -pl neuro-server -am -Dtest=SimulationTest")
                .append(" -Dsurefire.failIfNoSpecifiedTests=false -Dneuro.simulation.seed=")
                .append(seed)
                .append("\nwhat entered last:");
        trace.forEach(line -> story.append("\n  ").append(line));
        Violated whole = new Violated(cause.invariant(), story.toString());
        whole.setStackTrace(cause.getStackTrace());
        return whole;
    }

    // ---- what the parts of the world know of each other

    SessionSettings settings() {
        return settings;
    }

    NameClaims names() {
        return names;
    }

    Tally tally() {
        return tally;
    }

    Ledger ledger() {
        return ledger;
    }

    List<Decoded<GameMessage>> broken() {
        return broken;
    }

    int step() {
        return step;
    }

    boolean isPaused() {
        return paused;
    }

    /** Connections learn of it one after the other. */
    void pause(boolean value) {
        paused = value;
        connections()
                .forEach(connection ->
                        connection.post(new Letter.PausedEverywhere(), new SessionInput.PausedEverywhere(value)));
    }

    /** No two letters are taken at the same moment. */
    long tick() {
        return ++now;
    }

    /** The connections that may still speak, or have just ended, in the order of connecting. */
    List<Connection> connections() {
        return List.copyOf(connections.values());
    }

    Connection connection(long number) {
        Connection connection = connections.get(number);
        if (connection == null) {
            throw new IllegalStateException("there is no connection " + number);
        }
        return connection;
    }

    Connection connect(long number) {
        Connection connection = new Connection(this, number, brain, fallback);
        connections.put(number, connection);
        return connection;
    }

    List<Question> questions() {
        return questions;
    }

    void asked(Question question) {
        questions.add(question);
    }

    // ---- time

    Alarm alarm(Connection connection, long delay, Runnable task) {
        Alarm alarm = new Alarm(
                connection, Customs.kind(settings, delay), connection.oracle().now() + delay, task, ++alarmCount);
        alarms.add(alarm);
        return alarm;
    }

    /** Some timers ring although they were stopped, since they were already about to. */
    void stopped(Alarm alarm) {
        alarms.remove(alarm);
        if (dice.chance(15)) {
            tooLate.add(alarm);
        }
    }

    @Nullable
    Alarm nextAlarm() {
        Alarm alarm = alarms.pollFirst();
        if (alarm != null) {
            now = Math.max(now, alarm.due);
        }
        return alarm;
    }

    List<Alarm> tooLate() {
        return tooLate;
    }

    // ---- faults

    /** User code throws now and then. */
    void misbehave() {
        if (dice.below(200) == 0) {
            faults++;
            if (dice.chance(50)) {
                throw Mischief.exception();
            }
            throw Mischief.error();
        }
    }

    void reported(Throwable fault) {
        if (Mischief.isOne(fault)) {
            faults--;
        } else if (!(fault instanceof Violated)) {
            violated(new Violated(Invariant.FAULTS_ARE_USERS, String.valueOf(fault)));
        }
    }

    /** User code does something while it is told something else. */
    void meddle() {
        happenings.meddle();
    }

    void trace(Connection connection, Letter letter) {
        if (trace.size() >= TRACED) {
            trace.removeFirst();
        }
        trace.add(new Entered(step, now, connection, letter));
    }

    private record Entered(int step, long now, Connection connection, Letter letter) {
        @Override
        public String toString() {
            return step + " at " + now / 1_000_000 + " ms, " + connection + ": " + letter;
        }
    }

    /** What the session would swallow is kept. */
    void guarded(Runnable look) {
        if (violated == null) {
            try {
                look.run();
            } catch (Violated found) {
                violated(found);
            }
        }
    }

    void violated(Violated found) {
        if (violated == null) {
            violated = found;
        }
    }
}
