package dev.neurosdk.testkit.conformance.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What is said when a server is asked to speak, from the first sign to the last. */
final class Utterance {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    private Utterance() {}

    /** All that comes over a voice connection until nothing has come for 2 s, or 60 s of it; nothing of a silent server. */
    static List<Heard> invited(ServerBench bench, Speaking speaking) throws IOException {
        VoiceClient voice = VoiceClient.beside(speaking.game(), bench, "Alpha");
        int before = voice.heard().size();
        speaking.invite();
        if (voice.next(heard -> true, speaking.patience()).isEmpty()) {
            return List.of();
        }
        long began = bench.timeline().nanos();
        while (!isSilent(bench, voice) && bench.since(began).compareTo(ENOUGH) < 0) {
            bench.pass(LOOK);
        }
        List<Heard> all = voice.heard();
        return all.subList(before, all.size());
    }

    private static boolean isSilent(ServerBench bench, VoiceClient voice) {
        List<Heard> heard = voice.heard();
        return bench.since(heard.get(heard.size() - 1).nanos()).compareTo(SILENCE) > 0;
    }
}
