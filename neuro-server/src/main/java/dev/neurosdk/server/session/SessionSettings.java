package dev.neurosdk.server.session;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import java.time.Duration;

/**
 * What all sessions of a server have in common. Immutable.
 *
 * @param edition the edition played and judged by
 * @param characterId the character's stable id, for the acknowledgement
 * @param displayName the character's readable name, for the acknowledgement
 * @param reregisterOnConnect whether a new connection is asked to register everything again (PRO-1)
 * @param retries how often a failed force is tried again
 * @param retryPause the wait before the first retry; each further one waits that much longer
 * @param decisionLimit how long the decider may take for one answer
 * @param maxActions how many actions a game may have registered
 * @param maxRegistryWeight how many characters they may take up together
 */
public record SessionSettings(
        Edition edition,
        String characterId,
        String displayName,
        boolean reregisterOnConnect,
        int retries,
        Duration retryPause,
        Duration decisionLimit,
        int maxActions,
        long maxRegistryWeight) {

    /** Refuses null components. */
    public SessionSettings {
        requireNonNull(edition, "edition");
        requireNonNull(characterId, "characterId");
        requireNonNull(displayName, "displayName");
        requireNonNull(retryPause, "retryPause");
        requireNonNull(decisionLimit, "decisionLimit");
    }

    /**
     * The usual settings: three retries 50 ms apart and growing, 60 s for a decision, 1000 actions of 1 MiB together.
     *
     * @param edition the edition played and judged by
     * @param characterId the character's stable id
     * @param displayName the character's readable name
     * @param reregisterOnConnect whether a new connection is asked to register everything again
     * @return the settings
     */
    public static SessionSettings of(
            Edition edition, String characterId, String displayName, boolean reregisterOnConnect) {
        return new SessionSettings(
                edition,
                characterId,
                displayName,
                reregisterOnConnect,
                3,
                Duration.ofMillis(50),
                Duration.ofSeconds(60),
                1000,
                1 << 20);
    }
}
