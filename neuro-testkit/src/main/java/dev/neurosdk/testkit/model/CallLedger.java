package dev.neurosdk.testkit.model;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the newest calls. Confined to its model. */
final class CallLedger {

    private static final int CAPACITY = 4096;

    private final Set<String> ids = new LinkedHashSet<>();

    /** Takes an id down; says whether it is new. */
    boolean add(String id) {
        boolean added = ids.add(id);
        if (ids.size() > CAPACITY) {
            ids.remove(ids.iterator().next());
        }
        return added;
    }

    boolean contains(String id) {
        return ids.contains(id);
    }
}
