package dev.neurosdk.server.http.control;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.diagnostics.Diagnostics;
import dev.neurosdk.server.http.Health;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.speech.Speech;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** A server without games, for the control API to be about. */
final class Things {

    private Things() {}

    static Served served(CompletionStage<Speech> speech) {
        return new Served(
                new Sessions(),
                speech,
                new Health(() -> 0, System::nanoTime),
                new Served.Player("neuro", "Neuro-sama", Edition.newest()),
                new Diagnostics(Clock.systemUTC()),
                new Ages(System::nanoTime));
    }
}
