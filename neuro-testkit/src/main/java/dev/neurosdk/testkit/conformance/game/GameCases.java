package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cases that we drive a game through as its server. Thread-safe. */
public final class GameCases {

    private static final String RESOURCE = "/dev/neurosdk/testkit/conformance/game-driven.yml";
    private static final Map<String, Verdict> ACCEPTED = Map.of(
            "fail", Verdict.FAIL,
            "warn", Verdict.WARN,
            "advise", Verdict.ADVISE,
            "info", Verdict.INFO);

    private static final Map<String, GameMutant> MUTANTS = mutants();

    private GameCases() {}

    /** {@return the cases of the product that drive a game, by id, in order} */
    public static Map<String, GameCase> standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        static final Map<String, GameCase> STANDARD = read();
    }

    private static Map<String, GameCase> read() {
        YamlFile file = YamlFile.resource(RESOURCE);
        YamlMapping root = file.root().asMapping();
        Map<String, GameCase> cases = new LinkedHashMap<>();
        for (String id : root.keys()) {
            YamlMapping entry = root.mapping(id);
            Optional<ConformanceCase> asked = Catalogue.standard().find(id);
            if (asked.isEmpty()) {
                root.problem(id, "expected the id of a case, was " + id);
            } else {
                cases.put(id, read(asked.get(), entry));
            }
        }
        file.throwIfProblems();
        return Collections.unmodifiableMap(cases);
    }

    private static GameCase read(ConformanceCase asked, YamlMapping entry) {
        Set<Situation> needs = EnumSet.of(Situation.STARTED);
        entry.list("needs").forEach(node -> needs.add(node.asChoice(Situation.words())));
        Set<String> without = new HashSet<>();
        entry.list("without").forEach(node -> without.add(node.asText()));
        boolean texts = entry.has("call") || entry.has("send");
        Effects effects = entry.choice("effects", Effects.words(), texts ? Effects.MALFORMED : Effects.NONE);
        List<Part> parts = new ArrayList<>(entry.has("call") ? calls(entry) : sends(entry));
        parts.addAll(GameProcedures.of(asked.id()));
        if (parts.isEmpty()) {
            entry.problem("expected texts to call or to send, or a procedure for " + asked.id() + ", was none");
        }
        return new GameCase(
                asked,
                needs,
                entry.optionalText("feature"),
                without,
                effects,
                entry.flag("wrong", texts),
                entry.choice("mutant", MUTANTS),
                parts);
    }

    private static List<Part> calls(YamlMapping entry) {
        Optional<Verdict> usual = entry.optional("accepted").map(node -> node.asChoice(ACCEPTED));
        List<Part> parts = new ArrayList<>();
        for (YamlNode node : entry.list("call")) {
            boolean special = node instanceof YamlMapping;
            String data = special ? node.asMapping().text("data") : node.asText();
            Optional<Verdict> accepted = special ? Optional.of(node.asMapping().choice("accepted", ACCEPTED)) : usual;
            parts.add(new Part("data " + (parts.size() + 1), MalformedProcedures.refused(data, accepted)));
        }
        return parts;
    }

    private static List<Part> sends(YamlMapping entry) {
        boolean quiet = entry.flag("quiet", true);
        List<Part> parts = new ArrayList<>();
        for (YamlNode node : entry.list("send")) {
            parts.add(new Part("text " + (parts.size() + 1), NoiseProcedures.survived(node.asText(), quiet)));
        }
        return parts;
    }

    private static Map<String, GameMutant> mutants() {
        Map<String, GameMutant> mutants = new LinkedHashMap<>();
        for (GameMutant mutant : GameMutant.values()) {
            mutants.put(mutant.name(), mutant);
        }
        return mutants;
    }
}
