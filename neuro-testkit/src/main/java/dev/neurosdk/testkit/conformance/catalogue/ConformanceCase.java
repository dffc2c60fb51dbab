package dev.neurosdk.testkit.conformance.catalogue;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One case of the catalogue. Immutable.
 *
 * @param id stable, never reused, such as {@code GAME-FRC-02}
 * @param title what holds, in a few words
 * @param role whom it judges
 * @param levels how binding it is, oldest edition first; at least one; copied
 * @param modes how it can be judged; at least one; copied
 * @param clauses what it comes from: clauses of the protocol, or sections of RFC 8259 (JSON) and RFC 6455 (WS); copied
 * @param procedure what is done and expected, in words; may be empty where the title says it
 */
public record ConformanceCase(
        String id,
        String title,
        Role role,
        List<LevelSince> levels,
        Set<Mode> modes,
        List<String> clauses,
        String procedure) {

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException when there is no level or no mode, or the id is not of the role
     */
    public ConformanceCase {
        requireNonNull(title, "title");
        requireNonNull(procedure, "procedure");
        levels = List.copyOf(levels);
        modes = Set.copyOf(modes);
        clauses = List.copyOf(clauses);
        if (levels.isEmpty() || modes.isEmpty() || !id.startsWith(role.prefix())) {
            throw new IllegalArgumentException(
                    id + ": expected a level, a mode and an id that begins with " + role.prefix());
        }
    }

    /**
     * The level that a case has from an edition on.
     *
     * @param edition the first edition
     * @param level the level
     */
    public record LevelSince(Edition edition, Level level) {
        /** Refuses null. */
        public LevelSince {
            requireNonNull(edition, "edition");
            requireNonNull(level, "level");
        }
    }

    /**
     * How binding the case is.
     *
     * @param edition the edition judged by
     * @return the level; nothing in editions before the first that has the case
     */
    public Optional<Level> level(Edition edition) {
        return levels.stream()
                .filter(since -> edition.isAtLeast(since.edition()))
                .reduce((older, newer) -> newer)
                .map(LevelSince::level);
    }

    /** {@return whether a log of any play is enough to judge it} */
    public boolean isPassive() {
        return modes.stream().anyMatch(Mode::listens);
    }

    /** {@return the area, such as {@code FRC}} */
    public String area() {
        return id.split("-", -1)[1];
    }

    /** {@return the modes in the order of the catalogue, in lower case, such as {@code driven, guided}} */
    public String modeWords() {
        List<String> words = new ArrayList<>();
        EnumSet.copyOf(modes).forEach(mode -> words.add(mode.name().toLowerCase(Locale.ROOT)));
        return String.join(", ", words);
    }
}
