package dev.neurosdk.server.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Which connection something belongs to. Immutable.
 *
 * @param number counts the server's connections, from 1
 * @param publicId the opaque id that the game is told (ACK-1); unique for ever
 * @param remote the peer's address, for example {@code 127.0.0.1:50312}
 * @param game the game's name as far as known: from its messages, or else from the path; null before that
 */
public record SessionRef(
        long number,
        String publicId,
        String remote,
        @Nullable String game) {

    /** Refuses null components but for the game. */
    public SessionRef {
        requireNonNull(publicId, "publicId");
        requireNonNull(remote, "remote");
    }

    /**
     * The same connection under the name of its game.
     *
     * @param name the game's name
     * @return a reference that carries the name
     */
    public SessionRef named(String name) {
        return new SessionRef(number, publicId, remote, name);
    }
}
