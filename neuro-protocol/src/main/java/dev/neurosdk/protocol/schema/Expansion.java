package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.schema.Subschemas.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * How many schemas one value would be checked against once every reference is followed. Confined to one compilation.
 */
final class Expansion {

    /** A schema that would be checked against the same value for ever, or through too many others. */
    static final class Endless extends Exception {
        private static final long serialVersionUID = 1;
        private final transient SchemaSite site;

        Endless(SchemaSite site) {
            super(null, null, false, false);
            this.site = site;
        }

        SchemaSite site() {
            return site;
        }
    }

    /** The longest chain of schemas that each apply the next to the same value. */
    static final int MAX_CHAIN = 100;

    private final References references;
    private final ToLongFunction<SchemaSite> own;
    private final Map<SchemaSite, Measure> measures = new HashMap<>();
    private final Set<SchemaSite> open = new HashSet<>();

    /** How many schemas, and the longest chain among them. */
    private record Measure(long size, int chain) {
        Measure with(Measure applied) {
            long sum = size + applied.size;
            return new Measure(sum < 0 ? Long.MAX_VALUE : sum, Math.max(chain, applied.chain + 1));
        }
    }

    /**
     * Prepares to measure.
     *
     * @param own the size of a schema without those that it applies to the same value
     */
    Expansion(References references, ToLongFunction<SchemaSite> own) {
        this.references = references;
        this.own = own;
    }

    /** The size of one schema; a sum that overflows stays at the largest number. */
    long size(SchemaSite site) throws Endless {
        return measure(site, 0).size();
    }

    private Measure measure(SchemaSite site, int above) throws Endless {
        Measure known = measures.get(site);
        if (known != null) {
            return known;
        }
        if (above > MAX_CHAIN || !open.add(site)) {
            throw new Endless(site);
        }
        Measure measure = new Measure(own.applyAsLong(site), 0);
        for (SchemaSite applied : applied(site)) {
            measure = measure.with(measure(applied, above + 1));
        }
        if (measure.chain() > MAX_CHAIN) {
            throw new Endless(site);
        }
        open.remove(site);
        measures.put(site, measure);
        return measure;
    }

    private List<SchemaSite> applied(SchemaSite site) {
        List<SchemaSite> applied = new ArrayList<>(references.targets(site));
        for (SchemaSite child : site.children()) {
            if (child.scope() == Scope.SAME_VALUE) {
                applied.add(child);
            }
        }
        return applied;
    }
}
