package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A frozen list of cases that a claim can be made by: a case that is added later never changes it. Each file carries a
 * fingerprint of its ids, so that none gets lost unseen. Immutable.
 *
 * @param name such as {@code server-core}
 * @param edition the id of the edition that it is for
 * @param role whom it is for
 * @param ids the ids of the cases; copied
 * @param mustReach those that the harness can bring about: a run that does not reach one is inconclusive; copied
 */
public record RequirementSet(String name, String edition, Role role, List<String> ids, Set<String> mustReach) {

    private static final String FOLDER = "/dev/neurosdk/testkit/conformance/requirement-sets/";
    private static final List<String> FILES = List.of(
            "e6-game-core.yml",
            "e6-game-full.yml",
            "e6-server-core.yml",
            "e6-server-full.yml",
            "e8-plus-game-core.yml",
            "e8-plus-game-full.yml",
            "e8-plus-server-core.yml",
            "e8-plus-server-full.yml");
    private static final int LINE = 100;

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException when a case that must be reached is not in the set
     */
    public RequirementSet {
        requireNonNull(name, "name");
        requireNonNull(edition, "edition");
        requireNonNull(role, "role");
        ids = List.copyOf(new LinkedHashSet<>(ids));
        mustReach = Set.copyOf(mustReach);
        if (!Set.copyOf(ids).containsAll(mustReach)) {
            throw new IllegalArgumentException("must-reach: expected ids of the set, was " + mustReach);
        }
    }

    /** {@return the sets of the product} */
    public static List<RequirementSet> standard() {
        return Holder.STANDARD;
    }

    /**
     * Finds a set.
     *
     * @param name its name
     * @param edition the id of an edition
     * @return the set; nothing when there is none for that edition
     */
    public static Optional<RequirementSet> find(String name, String edition) {
        return standard().stream()
                .filter(set -> set.name.equals(name) && set.edition.equals(edition))
                .findFirst();
    }

    /** Keeps the sets once read. */
    private static final class Holder {
        static final List<RequirementSet> STANDARD = FILES.stream()
                .map(file -> read(YamlFile.resource(FOLDER + file)))
                .toList();
    }

    /**
     * Reads a set.
     *
     * @param name how the text is called in problems
     * @param text the text
     * @return the set
     * @throws dev.neurosdk.testkit.yaml.YamlException when it is none, names a case that does not exist, or has another
     *     fingerprint than it says
     */
    public static RequirementSet parse(String name, String text) {
        return read(YamlFile.parse(name, text));
    }

    private static RequirementSet read(YamlFile file) {
        YamlMapping root = file.root().asMapping();
        String called = root.text("name");
        String edition = root.text("edition");
        Role role = root.choice("role", Map.of("game", Role.GAME, "server", Role.SERVER));
        List<String> ids = ids(root, "ids");
        List<String> mustReach = ids(root, "must-reach");
        if (!ids.containsAll(mustReach)) {
            root.problem("must-reach", "expected ids of the set only");
        }
        String fingerprint = fingerprint(ids, mustReach);
        String told = root.text("fingerprint");
        if (!told.equals(fingerprint)) {
            root.problem(
                    "fingerprint",
                    "expected " + told + " of these ids, was " + fingerprint
                            + ": a frozen set never changes by accident");
        }
        file.throwIfProblems();
        return new RequirementSet(called, edition, role, ids, new LinkedHashSet<>(mustReach));
    }

    private static List<String> ids(YamlMapping root, String key) {
        List<String> ids = new ArrayList<>();
        for (YamlNode node : root.list(key)) {
            String id = node.asText();
            if (Catalogue.standard().find(id).isEmpty()) {
                node.problem("expected the id of a case, was " + id);
            }
            ids.add(id);
        }
        return ids;
    }

    /**
     * Writes the set.
     *
     * @return the text of a file that {@link #parse} reads
     */
    public String toYaml() {
        List<String> reach = ids.stream().filter(mustReach::contains).toList();
        return "# Frozen: badges quote this set. A change to it is a change of what a badge says.\n"
                + "name: " + name + "\nedition: " + edition + "\nrole: "
                + role.name().toLowerCase(Locale.ROOT) + "\nfingerprint: " + fingerprint(ids, reach) + "\nids:"
                + flow(ids) + "must-reach:" + flow(reach);
    }

    private static String flow(List<String> ids) {
        StringBuilder lines = new StringBuilder(" [");
        int column = LINE;
        String separator = "";
        for (String id : ids) {
            boolean wraps = column + id.length() > LINE;
            lines.append(separator).append(wraps ? "\n  " : " ").append(id);
            column = (wraps ? 2 : column + 2) + id.length();
            separator = ",";
        }
        return lines.append("]\n").toString();
    }

    private static String fingerprint(List<String> ids, List<String> mustReach) {
        String content = ids.size() + " " + String.join(" ", ids) + "\n" + String.join(" ", mustReach);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return ids.size() + "-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Whether a run has looked at every case of the set.
     *
     * @param cases what became of the cases of the run
     * @return whether there is something to be said about the set
     */
    public boolean isCoveredBy(List<ReportedCase> cases) {
        return cases.stream().map(ReportedCase::id).collect(Collectors.toSet()).containsAll(ids);
    }

    /**
     * How the set stands, whatever a baseline says.
     *
     * @param cases what became of the cases of a run that covers the set
     * @return the standing
     */
    public Standing standing(List<ReportedCase> cases) {
        Map<String, ReportedCase> byId = new LinkedHashMap<>();
        cases.forEach(reported -> byId.put(reported.id(), reported));
        Map<Standing.Outcome, List<String>> outcomes =
                ids.stream().collect(Collectors.groupingBy(id -> outcome(byId.get(id))));
        Function<Standing.Outcome, List<String>> of = outcome -> outcomes.getOrDefault(outcome, List.of());
        return new Standing(
                name,
                edition,
                role,
                of.apply(Standing.Outcome.MET).size(),
                of.apply(Standing.Outcome.FAILED),
                of.apply(Standing.Outcome.OPEN));
    }

    private static Standing.Outcome outcome(@Nullable ReportedCase reported) {
        return reported == null
                ? Standing.Outcome.OPEN
                : Standing.Outcome.of(reported.verdict(), reported.asked().level());
    }
}
