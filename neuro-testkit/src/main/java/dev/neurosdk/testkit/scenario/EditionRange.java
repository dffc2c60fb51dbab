package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import org.jspecify.annotations.Nullable;

/**
 * The editions that something holds for. Immutable.
 *
 * @param from the first
 * @param to the last; null when all later ones are meant
 */
public record EditionRange(Edition from, @Nullable Edition to) {

    /**
     * Refuses a range without an edition.
     *
     * @throws IllegalArgumentException when the last comes before the first
     */
    public EditionRange {
        requireNonNull(from, "from");
        if (to != null && !to.isAtLeast(from)) {
            throw new IllegalArgumentException("editions: expected the earlier first, was " + from + ", " + to);
        }
    }

    /** {@return every edition} */
    public static EditionRange all() {
        return new EditionRange(Edition.E0, null);
    }

    /**
     * Whether an edition is one of them.
     *
     * @param edition the edition
     * @return true when it comes neither before the first nor after the last
     */
    public boolean contains(Edition edition) {
        return edition.isAtLeast(from) && (to == null || to.isAtLeast(edition));
    }

    @Override
    public String toString() {
        return to == null ? from + " on" : from + " to " + to;
    }
}
