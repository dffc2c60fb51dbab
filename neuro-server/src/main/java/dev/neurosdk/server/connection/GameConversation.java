package dev.neurosdk.server.connection;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.session.Surroundings;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A game on the line: what it says enters its session. */
final class GameConversation implements Conversation {

    private final MessageDecoder decoder;
    private final PortLimits limits;
    private final Sessions sessions;
    private final BiConsumer<Session, Runnable> greeter;
    private final Executor heavy;
    private final Function<Surroundings.Peer, Session> maker;
    private volatile @Nullable Session session;

    GameConversation(
            MessageDecoder decoder,
            PortLimits limits,
            Sessions sessions,
            BiConsumer<Session, Runnable> greeter,
            Executor heavy,
            Function<Surroundings.Peer, Session> maker) {
        this.decoder = decoder;
        this.limits = limits;
        this.sessions = sessions;
        this.greeter = greeter;
        this.heavy = heavy;
        this.maker = maker;
    }

    @Override
    public void opened(Line line) {
        Session made = maker.apply(new Outbox(line, limits, this::limitReached));
        session = made;
        sessions.add(made);
        made.post(new SessionInput.Opened());
        greeter.accept(made, line::read);
    }

    @Override
    public void text(String text, Runnable afterwards) {
        Decoded<GameMessage> decoded = decoder.decodeGame(text);
        if (isRegistration(decoded)) {
            heavy.execute(() -> said(decoded, afterwards));
        } else {
            said(decoded, afterwards);
        }
    }

    private void said(Decoded<GameMessage> decoded, Runnable afterwards) {
        post(new SessionInput.Said(decoded), afterwards);
    }

    /** Schemas have to be compiled then. */
    private static boolean isRegistration(Decoded<GameMessage> decoded) {
        return decoded instanceof Decoded.Understood<GameMessage> understood
                && understood.message() instanceof GameMessage.RegisterActions;
    }

    @Override
    public void binary(int length, Runnable afterwards) {
        post(new SessionInput.BinaryReceived(length), afterwards);
    }

    @Override
    public void limitReached(String limit, String outcome) {
        post(new SessionInput.LimitReached(limit, outcome), () -> {});
    }

    @Override
    public void closed(int code, String reason) {
        Session left = session;
        if (left != null) {
            sessions.remove(left);
            left.post(new SessionInput.Closed(code, reason));
        }
    }

    private void post(SessionInput input, Runnable afterwards) {
        Session open = session;
        if (open != null) {
            open.post(input, afterwards);
        }
    }
}
