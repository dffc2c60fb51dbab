package dev.neurosdk.testkit.conformance.catalogue;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase.LevelSince;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Every conformance case. Immutable. */
public final class Catalogue {

    private static final String FOLDER = "/dev/neurosdk/testkit/conformance/";

    private static final Map<String, Level> LEVELS = words(Level.values());
    private static final Map<String, Mode> MODES = lowerCase(Mode.values());

    private final Map<String, ConformanceCase> cases;

    private Catalogue(Map<String, ConformanceCase> cases) {
        this.cases = cases;
    }

    /** {@return the cases of the product: those for games, then those for servers, each in the order of the specification} */
    public static Catalogue standard() {
        return Holder.STANDARD;
    }

    /** {@return all cases, in order} */
    public List<ConformanceCase> cases() {
        return List.copyOf(cases.values());
    }

    /**
     * The case with an id.
     *
     * @param id the id, in upper case
     * @return the case; nothing when there is none
     */
    public Optional<ConformanceCase> find(String id) {
        return Optional.ofNullable(cases.get(id));
    }

    /**
     * The cases whose ids fit a pattern.
     *
     * @param pattern an id, in any case, in which {@code *} stands for any characters, such as {@code GAME-FRC-*}
     * @return the cases, in order; may be empty
     */
    public List<ConformanceCase> matching(String pattern) {
        Pattern glob =
                Pattern.compile(Pattern.quote(pattern.toUpperCase(Locale.ROOT)).replace("*", "\\E.*\\Q"));
        return cases.values().stream()
                .filter(candidate -> glob.matcher(candidate.id()).matches())
                .toList();
    }

    /** Keeps the cases once read. */
    private static final class Holder {
        static final Catalogue STANDARD = read();
    }

    private static Catalogue read() {
        Map<String, ConformanceCase> all = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            YamlFile file = YamlFile.resource(FOLDER + role.resource());
            for (YamlNode node : file.root().asMapping().list("cases")) {
                ConformanceCase read = read(role, node.asMapping());
                if (all.put(read.id(), read) != null) {
                    node.problem("expected an id of its own, was " + read.id() + " again");
                }
            }
            file.throwIfProblems();
        }
        return new Catalogue(all);
    }

    private static ConformanceCase read(Role role, YamlMapping entry) {
        return new ConformanceCase(
                entry.text("id"),
                entry.text("title"),
                role,
                levels(entry.node("level")),
                modes(entry.list("modes")),
                entry.list("clauses").stream().map(YamlNode::asText).toList(),
                entry.optionalText("procedure").orElse(""));
    }

    /** One level for all editions, or for each edition that changes it. */
    private static List<LevelSince> levels(YamlNode node) {
        if (!(node instanceof YamlMapping byEdition)) {
            return List.of(new LevelSince(Edition.E0, node.asChoice(LEVELS)));
        }
        List<LevelSince> levels = new ArrayList<>();
        for (String edition : byEdition.keys()) {
            Level level = byEdition.choice(edition, LEVELS);
            Edition.byId(edition)
                    .ifPresentOrElse(
                            known -> levels.add(new LevelSince(known, level)),
                            () -> node.problem("expected an edition, was " + edition));
        }
        return levels;
    }

    private static Set<Mode> modes(List<YamlNode> nodes) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        nodes.forEach(node -> modes.add(node.asChoice(MODES)));
        return modes;
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(value.name(), value);
        }
        return words;
    }

    private static <E extends Enum<E>> Map<String, E> lowerCase(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(value.name().toLowerCase(Locale.ROOT), value);
        }
        return words;
    }
}
