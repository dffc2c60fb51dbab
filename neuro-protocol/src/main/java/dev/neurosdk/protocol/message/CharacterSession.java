package dev.neurosdk.protocol.message;

/**
 * Who plays, as told in the acknowledgement of {@code startup}. Immutable. Source: clauses ACK-1 and ACK-2.
 *
 * @param sessionId opaque, for logs and routing; not empty
 * @param characterId stable id of the character, for example {@code neuro}; not empty
 * @param displayName readable name of the character, for example {@code Neuro-sama}; not empty
 */
public record CharacterSession(String sessionId, String characterId, String displayName) {

    /**
     * Refuses empty components.
     *
     * @throws IllegalArgumentException when a component is empty
     */
    public CharacterSession {
        Texts.requireNonEmpty(sessionId, "sessionId");
        Texts.requireNonEmpty(characterId, "characterId");
        Texts.requireNonEmpty(displayName, "displayName");
    }
}
