package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.peer.Incoming;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes a server speak, and hears on a main connection how far it is. Closing waits for the end of what is being said, so that it
 * is in nobody's way. Confined to one part of a case.
 */
final class Speaking implements AutoCloseable {

    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration FIRST_WORDS = Duration.ofSeconds(10);
    private static final String FINAL = "(?s).*\"speech_finished\".*\"isFinal\"\\s*:\\s*true.*";
    private static final String ACTION = "a";

    private final ServerBench bench;
    private final FakeGame game;
    private final AtomicLong finalAt = new AtomicLong();
    private boolean going;

    /** A game at which the server may speak, which it does not do yet. */
    Speaking(ServerBench bench) throws IOException {
        this.bench = bench;
        game = bench.connect("Alpha", bench.log().and(this::hear), builder -> builder);
        game.startup();
        game.register(bench.action(ACTION));
        game.ping();
    }

    private void hear(LogEntry entry) {
        if (entry instanceof LogEntry.Message message
                && message.direction() == Direction.S2C
                && message.text().matches(FINAL)) {
            finalAt.set(message.nanos());
        }
    }

    /** When the last end came, by the clock of the log. */
    long finalAt() {
        return finalAt.get();
    }

    static void notHeard(Witness witness, String what) {
        witness.saw(Verdict.NOT_REACHED, "expected " + what + " after the server was asked to speak, was none");
    }

    FakeGame game() {
        return game;
    }

    /** How long the first sign of speech may take. */
    Duration patience() {
        return bench.decide().plus(FIRST_WORDS);
    }

    /** Asks for speech; whether the game does that. */
    boolean invite() throws IOException {
        return bench.invite(game);
    }

    /** Asks for speech, and waits until a part is over and more follows; false when nothing of the kind is heard. */
    boolean isInTheMiddle() throws IOException {
        invite();
        Optional<SpeechFinished> said = next(patience());
        while (said.isPresent() && said.get().isFinal()) {
            said = next(patience());
        }
        return said.isPresent();
    }

    /** The end of what is being said; nothing when it does not come. */
    Optional<SpeechFinished> end(Duration within) {
        Optional<SpeechFinished> said = next(within);
        while (said.isPresent() && !said.get().isFinal()) {
            said = next(within);
        }
        going = false;
        return said;
    }

    private Optional<SpeechFinished> next(Duration within) {
        Optional<SpeechFinished> said = game.takeWithin(Speaking::isSpeech, within)
                .flatMap(Incoming::message)
                .map(SpeechFinished.class::cast);
        said.ifPresent(heard -> going = !heard.isFinal());
        return said;
    }

    /** Whether what was being said has ended; asked again and again. */
    boolean isOver(Duration within) {
        return next(within).filter(SpeechFinished::isFinal).isPresent();
    }

    /** Whichever comes first, a call or the end of what is being said; nothing when neither does. */
    Optional<NeuroMessage> callOrEnd(Duration within) {
        Optional<NeuroMessage> first = game.takeWithin(
                        incoming -> incoming.message()
                                .filter(message -> message instanceof NeuroMessage.Action
                                        || (message instanceof SpeechFinished said && said.isFinal()))
                                .isPresent(),
                        within)
                .flatMap(Incoming::message);
        going &= first.filter(SpeechFinished.class::isInstance).isEmpty();
        return first;
    }

    private static boolean isSpeech(Incoming<NeuroMessage> incoming) {
        return incoming.message().filter(SpeechFinished.class::isInstance).isPresent();
    }

    void force(ForcePriority priority) {
        bench.force(game, priority, ACTION);
    }

    @Override
    public void close() {
        if (going && game.isOpen()) {
            Optional<SpeechFinished> unused = end(patience());
        }
    }
}
