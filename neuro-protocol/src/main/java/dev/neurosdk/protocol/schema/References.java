package dev.neurosdk.protocol.schema;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where the references of a schema lead, found without asking anybody outside of it. Confined to one compilation.
 *
 * <p>Follows {@code $id}, {@code $anchor}, {@code $dynamicAnchor} and JSON pointers; places that no keyword keeps
 * schemas in become sites once something refers to them.
 */
final class References {

    /** A reference that leads out of the schema or nowhere. */
    record Dangling(SchemaSite site, String keyword, String reference) {}

    private final boolean idBesideRefCounts;
    private final int most;
    private final IdentityHashMap<JsonNode, SchemaSite> sites = new IdentityHashMap<>();
    private final Map<SchemaSite, String> bases = new LinkedHashMap<>();
    private final Map<String, SchemaSite> addresses = new HashMap<>();
    private final Map<String, List<SchemaSite>> dynamicAnchors = new HashMap<>();
    private final Map<SchemaSite, List<SchemaSite>> targets = new HashMap<>();
    private final List<Dangling> dangling = new ArrayList<>();
    private final List<SchemaSite> referring = new ArrayList<>();
    private final Deque<SchemaSite> unresolved = new ArrayDeque<>();

    private References(boolean idBesideRefCounts, int most) {
        this.idBesideRefCounts = idBesideRefCounts;
        this.most = most;
    }

    /** Follows every reference of a document that has been compiled. */
    static References of(SchemaSite root, Draft draft) {
        return of(root, draft, Integer.MAX_VALUE);
    }

    /** Follows the references of a document, or stops when there are more than so many. */
    static References of(SchemaSite root, Draft draft, int most) {
        References references = new References(draft == Draft.DRAFT_2020_12, most);
        references.addresses.put("", root);
        root.forEach(references::register);
        references.resolveAll();
        return references;
    }

    /** What a schema refers to. */
    List<SchemaSite> targets(SchemaSite site) {
        return targets.getOrDefault(site, List.of());
    }

    List<Dangling> dangling() {
        return dangling;
    }

    /** Every schema of the document, those found by reference included. */
    Iterable<SchemaSite> sites() {
        return bases.keySet();
    }

    /** How many schemas refer to another. */
    int count() {
        return referring.size();
    }

    private void register(SchemaSite site) {
        SchemaSite parent = site.parent();
        String base = parent == null ? "" : requireNonNull(bases.get(parent));
        String id = site.string("$id");
        if (id != null && (idBesideRefCounts || site.string("$ref") == null)) {
            base = registerId(site, id, base);
        }
        bases.put(site, base);
        sites.put(site.node(), site);
        registerAnchor(site, base, site.string("$anchor"));
        String dynamicAnchor = site.string("$dynamicAnchor");
        registerAnchor(site, base, dynamicAnchor);
        if (dynamicAnchor != null) {
            dynamicAnchors
                    .computeIfAbsent(dynamicAnchor, name -> new ArrayList<>())
                    .add(site);
        }
        if (site.string("$ref") != null || site.string("$dynamicRef") != null) {
            unresolved.add(site);
            referring.add(site);
        }
    }

    private String registerId(SchemaSite site, String id, String base) {
        int hash = id.indexOf('#');
        String address = hash < 0 ? id : id.substring(0, hash);
        String own = address.isEmpty() ? base : resolve(base, address);
        if (hash >= 0 && hash + 1 < id.length()) {
            registerAnchor(site, own, id.substring(hash + 1));
        }
        if (!address.isEmpty()) {
            addresses.putIfAbsent(own, site);
        }
        return own;
    }

    private void registerAnchor(SchemaSite site, String base, @Nullable String anchor) {
        if (anchor != null) {
            addresses.putIfAbsent(base + "#" + anchor, site);
        }
    }

    private void resolveAll() {
        while (!unresolved.isEmpty() && referring.size() <= most) {
            SchemaSite site = unresolved.remove();
            resolve(site, "$ref");
            resolve(site, "$dynamicRef");
        }
    }

    private void resolve(SchemaSite site, String keyword) {
        String reference = site.string(keyword);
        if (reference == null) {
            return;
        }
        SchemaSite target = target(requireNonNull(bases.get(site)), reference);
        if (target == null) {
            dangling.add(new Dangling(site, keyword, reference));
            return;
        }
        List<SchemaSite> known = targets.computeIfAbsent(site, key -> new ArrayList<>(1));
        known.add(target);
        if (keyword.equals("$dynamicRef")) {
            known.addAll(dynamicAnchors.getOrDefault(reference.substring(reference.indexOf('#') + 1), List.of()));
        }
    }

    private @Nullable SchemaSite target(String base, String reference) {
        int hash = reference.indexOf('#');
        String address = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        String absolute = address.isEmpty() ? base : resolve(base, address);
        SchemaSite resource = addresses.get(absolute);
        if (resource == null || fragment.isEmpty()) {
            return resource;
        }
        return fragment.startsWith("/") ? at(resource, fragment) : addresses.get(absolute + "#" + fragment);
    }

    private @Nullable SchemaSite at(SchemaSite resource, String fragment) {
        String pointer;
        try {
            pointer = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
        JsonNode node = resource.node().at(JsonPointer.compile(pointer));
        SchemaSite known = sites.get(node);
        if (known != null || !(node.isObject() || node.isBoolean())) {
            return known;
        }
        SchemaSite found = SchemaSite.referredTo(node, resource, pointer);
        if (node.isObject()) {
            found.forEach(this::register);
        }
        return found;
    }

    /** Addresses that are no URI stay as they are: then they only lead to a schema that has the same one. */
    private static String resolve(String base, String address) {
        try {
            return URI.create(base).resolve(address).toString();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
