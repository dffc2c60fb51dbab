package dev.neurosdk.testkit.neuro;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.transport.Acceptor.Accepted;
import dev.neurosdk.testkit.transport.Acceptor.Admission;
import dev.neurosdk.testkit.transport.Acceptor.Opening;
import dev.neurosdk.testkit.transport.Acceptor.Refused;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** Where games come in with their voice connections. Thread-safe. */
final class VoiceDoor {

    private final FakeNeuro neuro;
    private final IntSupplier numbers;
    private final List<VoiceConnection> connections = new CopyOnWriteArrayList<>();
    private final Newest attempts;
    private volatile VoiceAnswer answer;

    /**
     * A door that nobody has come through.
     *
     * @param neuro whose it is
     * @param numbers gives each connection its number
     * @param memory so many attempts are kept
     * @param answer what becomes of a wish for voice
     */
    VoiceDoor(FakeNeuro neuro, IntSupplier numbers, int memory, VoiceAnswer answer) {
        this.neuro = neuro;
        this.numbers = numbers;
        this.attempts = new Newest(memory);
        this.answer = answer;
    }

    static boolean leadsHere(Opening opening) {
        return new LogEntry.Opened(0, 0, opening.target(), Map.of()).isVoice();
    }

    VoiceAnswer answer() {
        return answer;
    }

    void answer(VoiceAnswer value) {
        answer = requireNonNull(value, "voice");
    }

    List<VoiceConnection> connections() {
        return List.copyOf(connections);
    }

    List<Long> attempts() {
        return attempts.times();
    }

    Admission decide(Opening opening) {
        attempts.add(neuro.journal().nanos());
        Admission admission = answer.refusal()
                .<Admission>map(Refused::new)
                .orElseGet(() -> new Accepted(wire -> {
                    VoiceConnection voice = new VoiceConnection(neuro, numbers.getAsInt(), opening);
                    connections.add(voice);
                    return voice.begin(wire);
                }));
        if (admission instanceof Refused refused) {
            neuro.journal().note(0, "refused " + opening.target() + " with " + refused.status());
        }
        neuro.inbox().changed();
        return admission;
    }
}
