package dev.neurosdk.server.speech;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.session.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sessions around one voice in virtual time. At ten characters a second. */
final class SpeakingWorld implements Decider {

    static final SpeechSettings SETTINGS = new SpeechSettings(10, 2, 1000);

    final List<Throwable> failures = new ArrayList<>();
    final List<DecisionRequest> questions = new ArrayList<>();
    final Sessions sessions = new Sessions();
    final Speech speech = new Speech(sessions, this::schedule, SETTINGS, failures::add);

    private final Queue<Alarm> alarms = new PriorityQueue<>(Comparator.comparing(Alarm::due));
    private final NameClaims names = new NameClaims();
    private final Edition edition;
    private Duration now = Duration.ZERO;

    SpeakingWorld(Edition edition) {
        this.edition = edition;
    }

    private record Alarm(Duration due, Runnable task) {}

    private Runnable schedule(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(now.plus(delay), task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    void pass(double seconds) {
        Duration end = now.plusMillis(Math.round(seconds * 1000));
        for (Alarm next = alarms.peek(); next != null && next.due().compareTo(end) <= 0; next = alarms.peek()) {
            now = next.due();
            alarms.remove(next);
            next.task().run();
        }
        now = end;
    }

    int openTimers() {
        return alarms.size();
    }

    /** A game that has connected, started and registered {@code act}. */
    Player joins(String name) {
        Player player = new Player(name, sessions.size() + 1);
        player.says(new GameMessage.Startup(name));
        player.says(new GameMessage.RegisterActions(name, List.of(new ActionDefinition("act", "Acts."))));
        return player;
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        questions.add(request);
        return new CompletableFuture<>();
    }

    /** A game in this world. */
    final class Player implements Surroundings.Peer {

        final List<NeuroMessage.SpeechFinished> heard = new ArrayList<>();

        private final String name;
        private final Session session;

        Player(String name, long number) {
            this.name = name;
            Surroundings around = new Surroundings(
                    this,
                    SpeakingWorld.this,
                    SpeakingWorld.this,
                    event -> {},
                    SpeakingWorld.this::schedule,
                    names,
                    speech::hush,
                    failures::add);
            session = new Session(
                    SessionSettings.of(edition, "neuro", "Neuro-sama", false),
                    new SessionRef(number, "id", "127.0.0.1:" + number, null),
                    around);
            sessions.add(session);
            session.post(new SessionInput.Opened());
            speech.greet(session, () -> {});
        }

        void says(GameMessage message) {
            session.post(new SessionInput.Said(new Decoded.Understood<>(message, List.of())));
        }

        void forces(ForcePriority priority) {
            says(new GameMessage.ForceActions(name, null, "Act!", false, priority, List.of("act")));
        }

        @Override
        public void send(NeuroMessage message) {
            if (message instanceof NeuroMessage.SpeechFinished finished) {
                heard.add(finished);
            }
        }

        @Override
        public void sendRaw(String text) {}

        @Override
        public void close(int code, String reason) {}
    }
}
