package dev.neurosdk.examples.frompython;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.Surroundings;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A session over a transport of one's own: here two queues of texts, and a clock that never strikes. The same code serves
 * games on a real socket. Confined to one thread.
 */
public final class InMemoryGame implements Surroundings.Peer {

    private final Queue<String> outgoing = new ArrayDeque<>();
    private final MessageDecoder decoder = new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);
    private final Session session;

    /**
     * Opens the connection.
     *
     * @param decider the character's brain
     */
    public InMemoryGame(Decider decider) {
        Surroundings.Timers never = (delay, task) -> () -> {};
        Surroundings around = new Surroundings(
                this,
                decider,
                new FirstActionDecider(),
                event -> {},
                never,
                new NameClaims(),
                priority -> {},
                failure -> {
                    throw new IllegalStateException("a fault of the session or the brain", failure);
                });
        session = new Session(
                SessionSettings.of(Edition.newest(), "mira", "Mira", false),
                new SessionRef(1, "public-id", "in memory", null),
                around);
        session.post(new SessionInput.Opened());
    }

    /**
     * The game says something.
     *
     * @param text a message as it would stand in a text frame
     */
    public void says(String text) {
        session.post(new SessionInput.Said(decoder.decodeGame(text)));
    }

    /** {@return what the game has received and not yet taken, oldest first} */
    public Queue<String> received() {
        return outgoing;
    }

    /** The game hangs up. */
    public void leaves() {
        session.post(new SessionInput.Closed(1000, ""));
    }

    @Override
    public void send(NeuroMessage message) {
        sendRaw(MessageEncoder.encode(message));
    }

    @Override
    public void sendRaw(String text) {
        outgoing.add(text);
    }

    @Override
    public void close(int code, String reason) {
        session.post(new SessionInput.Closed(code, reason));
    }
}
