package dev.neurosdk.protocol.message;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How hard a force pushes while the character is speaking; no effect in silence. Source: clause FRC-3. */
public enum ForcePriority {
    /** The character finishes speaking first. The default. */
    LOW("low"),
    /** The character comes to the end of the current utterance sooner. */
    MEDIUM("medium"),
    /** The force is taken up at once and the utterance shortened. */
    HIGH("high"),
    /** The character is cut off and answers immediately; for real emergencies only. */
    CRITICAL("critical");

    private static final Map<String, ForcePriority> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toMap(ForcePriority::wire, priority -> priority));

    private final String wire;

    ForcePriority(String wire) {
        this.wire = wire;
    }

    /**
     * Finds a priority by its name on the wire.
     *
     * @param wire a name such as {@code high}; compared exactly
     * @return the priority, or nothing when there is none of that name
     */
    public static Optional<ForcePriority> fromWire(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }

    /** {@return the name on the wire, for example {@code high}} */
    public String wire() {
        return wire;
    }
}
