package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.conformance.server.DrivenCase.Finding;
import dev.neurosdk.testkit.conformance.server.DrivenCase.Part;
import dev.neurosdk.testkit.conformance.server.DrivenCase.Variant;
import dev.neurosdk.testkit.yaml.YamlFile;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases that games of ours drive a server through. Thread-safe. */
public final class ServerCases {

    private static final String RESOURCE = "/dev/neurosdk/testkit/conformance/server-driven.yml";
    private static final JsonValue OPEN = json("{\"connection\":\"open\"}");
    private static final JsonValue STARTUP = json("{\"send\":\"startup\"}");
    private static final JsonValue REGISTER = json("{\"send\":\"register\",\"actions\":[\"nc_b\"]}");
    private static final JsonValue QUIET = json("{\"mark\":\"" + Play.QUIET + "\"}");
    private static final JsonValue SENTINEL = json("{\"absent\":\"action\",\"sentinel\":\"force\"}");

    private static final Map<String, ServerMutant> MUTANTS =
            Arrays.stream(ServerMutant.values()).collect(Collectors.toMap(ServerMutant::name, mutant -> mutant));

    private static final Map<String, Need> NEEDS = Arrays.stream(Need.values())
            .collect(Collectors.toMap(need -> need.name().toLowerCase(Locale.ROOT), need -> need));

    private ServerCases() {}

    /** {@return the cases of the product that drive a server, by id, in the order of the catalogue} */
    public static Map<String, DrivenCase> standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        static final Map<String, DrivenCase> STANDARD = read();
    }

    private static Map<String, DrivenCase> read() {
        YamlFile file = YamlFile.resource(RESOURCE);
        YamlMapping root = file.root().asMapping();
        Map<String, DrivenCase> cases = new LinkedHashMap<>();
        for (String id : root.keys()) {
            YamlMapping entry = root.mapping(id);
            Optional<ConformanceCase> asked = Catalogue.standard().find(id);
            if (asked.isEmpty()) {
                root.problem(id, "expected the id of a case, was " + id);
            } else {
                cases.put(id, driven(asked.get(), entry));
            }
        }
        file.throwIfProblems();
        return cases;
    }

    private static DrivenCase driven(ConformanceCase asked, YamlMapping entry) {
        ServerMutant mutant = entry.choice("mutant", MUTANTS);
        boolean wrongOnPurpose = entry.has("swallow") || entry.flag("wrong", false);
        boolean needsFrames = entry.flag("frames", false);
        List<Part> procedures = entry.has("procedure") ? entry.choice("procedure", ServerProcedures.all()) : List.of();
        List<Variant> variants = procedures.isEmpty() ? variants(entry) : List.of();
        return new DrivenCase(
                asked, mutant, wrongOnPurpose, needsFrames, needs(entry), variants, procedures, finding(entry));
    }

    private static Set<Need> needs(YamlMapping entry) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        if (entry.has("needs")) {
            for (YamlNode node : entry.list("needs")) {
                @Nullable Need need = NEEDS.get(node.asText());
                if (need == null) {
                    entry.problem("needs", "expected some of " + NEEDS.keySet() + ", was " + node.asText());
                } else {
                    needs.add(need);
                }
            }
        }
        return needs;
    }

    private static @Nullable Finding finding(YamlMapping entry) {
        if (!entry.has("finding")) {
            return null;
        }
        YamlMapping finding = entry.mapping("finding");
        return new Finding(finding.text("held"), finding.text("otherwise"));
    }

    private static List<Variant> variants(YamlMapping entry) {
        List<Variant> variants = new ArrayList<>();
        if (entry.has("swallow")) {
            for (YamlNode item : entry.list("swallow")) {
                JsonValue sent = json(new JsonText()
                        .beginObject()
                        .name("send")
                        .beginObject()
                        .member("raw", item.asText())
                        .endObject()
                        .endObject()
                        .toString());
                variants.add(always(
                        "item " + (variants.size() + 1), List.of(OPEN, STARTUP, REGISTER, QUIET, sent, SENTINEL)));
            }
            return variants;
        }
        List<JsonValue> given = given(entry);
        if (entry.has("variants")) {
            YamlMapping named = entry.mapping("variants");
            named.keys().forEach(name -> variants.add(always(name, joined(given, named.node(name)))));
        } else if (entry.has("editions")) {
            byEdition(entry.mapping("editions"), given, variants);
        } else {
            variants.add(always("", joined(given, entry.node("steps"))));
        }
        return variants;
    }

    private static void byEdition(YamlMapping editions, List<JsonValue> given, List<Variant> variants) {
        List<String> ids = List.copyOf(editions.keys());
        for (int i = 0; i < ids.size(); i++) {
            Edition since = Edition.byId(ids.get(i)).orElse(Edition.E0);
            Optional<Edition> until = i + 1 < ids.size() ? Edition.byId(ids.get(i + 1)) : Optional.empty();
            variants.add(new Variant("", since, until, joined(given, editions.node(ids.get(i)))));
        }
    }

    private static List<JsonValue> given(YamlMapping entry) {
        return entry.choice(
                "given",
                Map.of(
                        "connected", List.of(OPEN),
                        "started", List.of(OPEN, STARTUP),
                        "ready", List.of(OPEN, STARTUP, REGISTER)));
    }

    private static Variant always(String name, List<JsonValue> steps) {
        return new Variant(name, Edition.E0, Optional.empty(), steps);
    }

    private static List<JsonValue> joined(List<JsonValue> given, YamlNode steps) {
        return Stream.concat(given.stream(), steps.asList().stream().map(YamlNode::json))
                .toList();
    }

    private static JsonValue json(String text) {
        return JsonValue.parse(text).orElseThrow();
    }
}
