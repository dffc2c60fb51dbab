package dev.neurosdk.examples.tictactoe;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Plays a match of tic-tac-toe against the Neuro at an address. Thread-safe. */
public final class TicTacToe {

    private static final Set<String> SCHEMES = Set.of("ws", "wss");
    private static final String USAGE = "usage: tic-tac-toe [ws://host:port]";

    private TicTacToe() {}

    /**
     * Plays one match.
     *
     * @param server the address of the Neuro, used unchanged: scheme {@code ws} or {@code wss}
     * @param seed decides who begins and how the game's own player plays
     * @return how the match ended; fails with {@link java.io.IOException} when the server can't be reached or leaves
     * @throws IllegalArgumentException when the address is not that of a WebSocket
     */
    public static CompletableFuture<MatchResult> play(URI server, long seed) {
        if (!SCHEMES.contains(String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT))
                || server.getHost() == null) {
            throw new IllegalArgumentException("server: expected an address like ws://host:port, was " + server);
        }
        return Connection.play(server, seed);
    }

    /**
     * Plays one match and tells who won. Exit code 0: the match was played; 1: it could not be; 2: wrong usage.
     *
     * @param args the address; by default that in {@code NEURO_SDK_WS_URL}, or else {@code ws://127.0.0.1:8000}
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        if (args.length > 1) {
            System.err.println(USAGE);
            return 2;
        }
        String address =
                args.length == 1 ? args[0] : System.getenv().getOrDefault("NEURO_SDK_WS_URL", "ws://127.0.0.1:8000");
        try {
            MatchResult result = play(URI.create(address), System.nanoTime()).join();
            System.out.println(result.board() + "\n" + result.outcome().words() + ".");
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("Not an address of a Neuro: " + address + "\n" + USAGE);
            return 2;
        } catch (CompletionException e) {
            System.err.println(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            return 1;
        }
    }
}
