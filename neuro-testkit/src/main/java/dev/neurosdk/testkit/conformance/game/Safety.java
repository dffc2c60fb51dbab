package dev.neurosdk.testkit.conformance.game;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Whether an action may be carried out only to see whether it works. */
enum Safety {
    /** At any time. */
    SAFE,
    /** Where a force asks for it, or where effects are allowed. */
    COSTLY,
    /** Never. */
    NEVER;

    static Map<String, Safety> words() {
        Map<String, Safety> words = new LinkedHashMap<>();
        for (Safety safety : values()) {
            words.put(safety.name().toLowerCase(Locale.ROOT), safety);
        }
        return words;
    }
}
