package dev.neurosdk.server.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls that an operator sent as raw text, by id: the results that a game sends for them are no fault of the game. Immutable;
 * keeps the newest {@value #LIMIT}.
 */
record InjectedCalls(Map<String, String> actions) {

    static final int LIMIT = 64;
    static final InjectedCalls NONE = new InjectedCalls(Map.of());

    @Nullable
    String action(String id) {
        return actions.get(id);
    }

    InjectedCalls with(String id, String action) {
        Map<String, String> changed = new LinkedHashMap<>(actions);
        changed.remove(id);
        changed.put(id, action);
        if (changed.size() > LIMIT) {
            changed.remove(changed.keySet().iterator().next());
        }
        return new InjectedCalls(Collections.unmodifiableMap(changed));
    }

    InjectedCalls without(String id) {
        Map<String, String> changed = new LinkedHashMap<>(actions);
        changed.remove(id);
        return new InjectedCalls(Collections.unmodifiableMap(changed));
    }
}
