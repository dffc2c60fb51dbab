package dev.neurosdk.testkit.conformance.game;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a case does to the game, from little to much. */
enum Effects {
    /** Nothing that a sound game reacts to. */
    NONE,
    /** Calls that a sound game refuses. */
    MALFORMED,
    /** Calls that a game carries out. */
    VALID,
    /** Connections end. */
    DISCONNECT,
    /** A weak game may crash, or is meant to shut down. */
    RISKY,
    /** The game ends. */
    ENDS;

    static Map<String, Effects> words() {
        Map<String, Effects> words = new TreeMap<>();
        for (Effects effects : values()) {
            words.put(effects.name().toLowerCase(Locale.ROOT), effects);
        }
        return words;
    }
}
