package dev.neurosdk.server.stream;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which topics somebody may see. Immutable. */
public final class Grant {

    private static final Grant ALL = new Grant(null);

    private final @Nullable Set<String> topics;

    private Grant(@Nullable Set<String> topics) {
        this.topics = topics;
    }

    /** {@return a grant for every topic, also those to come} */
    public static Grant all() {
        return ALL;
    }

    /**
     * A grant for some topics.
     *
     * @param topics their names; {@code *} among them for every one
     * @return the grant
     * @throws IllegalArgumentException when one is no name of a topic
     */
    public static Grant of(Collection<String> topics) {
        if (topics.contains(Topics.EVERY)) {
            return ALL;
        }
        topics.forEach(topic -> Names.require("topic", topic));
        return new Grant(Set.copyOf(topics));
    }

    /** {@return whether it is for every topic} */
    public boolean isForAll() {
        return topics == null;
    }

    /**
     * Whether a topic may be seen.
     *
     * @param topic its name
     * @return true when it is granted
     */
    public boolean allows(String topic) {
        return topics == null || topics.contains(topic);
    }

    /** The topics of a grant that is not for all; empty otherwise. */
    Set<String> names() {
        return topics == null ? Set.of() : topics;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Grant grant && isForAll() == grant.isForAll() && names().equals(grant.names());
    }

    @Override
    public int hashCode() {
        return names().hashCode();
    }

    @Override
    public String toString() {
        return topics == null ? Topics.EVERY : String.join(",", topics);
    }
}
