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

    /** The drafts to try, best first: only one where the schema names it. */
    static List<Draft> candidates(SchemaSite root) {
        String named = root.string("$schema");
        Draft first = named == null ? guess(root) : Draft.named(named).orElse(Draft.DRAFT_2020_12);
        return named != null && first.isNamed(named) ? List.of(first) : List.of(first, first.other());
    }

    private static Draft guess(SchemaSite root) {
        Drafts drafts = new Drafts();
        root.forEach(drafts::look);
        return drafts.looksLike7 && !drafts.looksLike2020 ? Draft.DRAFT_7 : Draft.DRAFT_2020_12;
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
