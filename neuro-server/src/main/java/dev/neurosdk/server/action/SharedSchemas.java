package dev.neurosdk.server.action;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaLimits;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the schemas of actions, equal ones once: a thousand games of the same kind share theirs. A schema is remembered as
 * long as somebody holds it, so nothing piles up; one that can't be used is not remembered. Thread-safe.
 */
public final class SharedSchemas {

    private final ConcurrentMap<Asked, Known> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<ActionSchema> unused = new ReferenceQueue<>();

    /** Makes one that knows nothing yet. */
    public SharedSchemas() {}

    private record Asked(@Nullable String text, Edition edition, SchemaLimits limits) {}

    private static final class Known extends WeakReference<ActionSchema> {
        private final Asked asked;
        private final List<Violation> warnings;

        Known(Asked asked, SchemaResult.Compiled compiled, ReferenceQueue<ActionSchema> unused) {
            super(compiled.schema(), unused);
            this.asked = asked;
            this.warnings = compiled.warnings();
        }
    }

    /**
     * Compiles a schema, or gives the one that an equal text became before.
     *
     * @param text JSON text of the schema; null or {@code {}} for an action without parameters
     * @param edition the edition judged by
     * @param limits how much is accepted
     * @return the same as {@link ActionSchema#compile(String, Edition, SchemaLimits)}
     */
    public SchemaResult compile(@Nullable String text, Edition edition, SchemaLimits limits) {
        forgetUnused();
        Asked asked = new Asked(text, edition, limits);
        Known before = known.get(asked);
        ActionSchema schema = before == null ? null : before.get();
        if (before != null && schema != null) {
            return new SchemaResult.Compiled(schema, before.warnings);
        }
        SchemaResult result = ActionSchema.compile(text, edition, limits);
        if (result instanceof SchemaResult.Compiled compiled) {
            known.put(asked, new Known(asked, compiled, unused));
        }
        return result;
    }

    /** {@return how many schemas are remembered} */
    int size() {
        forgetUnused();
        return known.size();
    }

    private void forgetUnused() {
        for (Reference<? extends ActionSchema> gone = unused.poll(); gone != null; gone = unused.poll()) {
            Known forgotten = (Known) gone;
            known.remove(forgotten.asked, forgotten);
        }
    }
}
