package dev.neurosdk.protocol.schema;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which draft a schema is written in, as far as it shows. */
final class Drafts {

    private static final Set<String> SIGNS_OF_7 = Set.of("definitions", "dependencies", "additionalItems");
    private static final Set<String> SIGNS_OF_2020_12 = Set.of(
            "$anchor",
            "$defs",
            "$dynamicAnchor",
            "$dynamicRef",
            "contentSchema",
            "dependentRequired",
            "dependentSchemas",
            "maxContains",
            "minContains",
            "prefixItems",
            "unevaluatedItems",
            "unevaluatedProperties");

    private boolean looksLike7;
    private boolean looksLike2020;

    private Drafts() {}

    /** The drafts to try, best first: only one where the schema names it or all signs are of it. */
    static List<Draft> candidates(SchemaSite root) {
        String named = root.string("$schema");
        if (named == null) {
            return guesses(root);
        }
        Draft first = Draft.named(named).orElse(Draft.DRAFT_2020_12);
        return first.isNamed(named) ? List.of(first) : List.of(first, first.other());
    }

    private static List<Draft> guesses(SchemaSite root) {
        Drafts drafts = new Drafts();
        root.forEach(drafts::look);
        if (drafts.looksLike7 == drafts.looksLike2020) {
            return List.of(Draft.DRAFT_2020_12, Draft.DRAFT_7);
        }
        return List.of(drafts.looksLike7 ? Draft.DRAFT_7 : Draft.DRAFT_2020_12);
    }

    private void look(SchemaSite site) {
        for (String keyword : site.node().propertyNames()) {
            looksLike7 |= SIGNS_OF_7.contains(keyword);
            looksLike2020 |= SIGNS_OF_2020_12.contains(keyword);
        }
        JsonNode items = site.node().get("items");
        looksLike7 |= items != null && items.isArray();
    }
}
