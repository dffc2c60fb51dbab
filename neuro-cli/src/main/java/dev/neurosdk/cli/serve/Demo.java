package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.console.Console;
import dev.neurosdk.examples.tictactoe.MatchResult;
import dev.neurosdk.examples.tictactoe.TicTacToe;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.ForceOutcome;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One match of the bundled tic-tac-toe. Thread-safe. */
final class Demo {

    /** After these nobody asks the Neuro for its move any more. */
    private static final Set<ForceOutcome> STUCK =
            EnumSet.of(ForceOutcome.ATTEMPTS_USED_UP, ForceOutcome.DECLINED, ForceOutcome.TIMED_OUT);

    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final long seed;

    Demo(long seed) {
        this.seed = seed;
    }

    /** A sink that tells another one everything and notices when the match can't go on. */
    EventSink watching(EventSink other) {
        return event -> {
            other.accept(event);
            if (event instanceof SessionEvent.ForceEnded force && STUCK.contains(force.outcome())) {
                end.completeExceptionally(new IOException(
                        "the match is stuck: the force " + force.outcome().words()));
            }
        };
    }

    /** Plays to the end, or until the operator leaves the console, and returns a sentence about it. */
    String play(NeuroServer server, URI address, @Nullable Console console) throws IOException, InterruptedException {
        if (console != null) {
            Thread operator = new Thread(
                    () -> {
                        console.run(server);
                        end.complete("The match was left.");
                    },
                    "neuro-console");
            operator.setDaemon(true);
            operator.start();
        }
        CompletableFuture<?> unused = TicTacToe.play(address, seed).whenComplete((result, failure) -> {
            if (failure == null) {
                end.complete(words(result));
            } else {
                end.completeExceptionally(failure);
            }
        });
        try {
            return end.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException("the demo failed: " + cause.getMessage(), e);
        }
    }

    private static String words(MatchResult result) {
        return result.board() + System.lineSeparator() + result.outcome().words() + ".";
    }
}
