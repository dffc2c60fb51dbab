package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.schema.Subschemas.Scope;
import java.util.HashMap;
import java.util.Map;
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

    private static final long OPEN = -1;

    private final References references;
    private final ToLongFunction<SchemaSite> own;
    private final Map<SchemaSite, Long> sizes = new HashMap<>();

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
        return size(site, 0);
    }

    private long size(SchemaSite site, int chain) throws Endless {
        Long known = sizes.get(site);
        if (known != null && known != OPEN) {
            return known;
        }
        if (known != null || chain > MAX_CHAIN) {
            throw new Endless(site);
        }
        sizes.put(site, OPEN);
        long size = own.applyAsLong(site);
        for (SchemaSite child : site.children()) {
            if (child.scope() == Scope.SAME_VALUE) {
                size = sum(size, size(child, chain + 1));
            }
        }
        for (SchemaSite target : references.targets(site)) {
            size = sum(size, size(target, chain + 1));
        }
        sizes.put(site, size);
        return size;
    }

    private static long sum(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
