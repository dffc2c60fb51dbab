package dev.neurosdk.testkit.conformance.game;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Something that a game does only when somebody makes it, and that a case is about. */
enum Deed {
    /** The game ends normally. */
    QUIT("Please quit the game as a player does."),
    /** Wall-clock time moves on by an hour. */
    JUMP_CLOCK("Please set the clock of the game's machine on by one hour."),
    /** Another player gets another name. */
    RENAME_PLAYER("Please give another player in the voice chat another name."),
    /** Another player leaves. */
    PLAYER_LEAVES("Please let another player leave the voice chat."),
    /** Voice ends and begins again. */
    RESTART_VOICE("Please switch the character's voice chat off and on again."),
    /** More players than a server may take. */
    CROWD("Please bring more than 32 other players into the voice chat."),
    /** Many talk. */
    CHORUS("Please let 8 other players talk at the same time for 15 seconds."),
    /** What a look at the game shows after Neuro was interrupted. */
    TALK_KEY_RELEASED(
            "Neuro talked into the voice chat and was interrupted. Was her key to talk released, and nothing more of her heard?");

    private final String instruction;

    Deed(String instruction) {
        this.instruction = instruction;
    }

    /** What a person is asked. */
    String instruction() {
        return instruction;
    }

    /** How a profile calls it, and a cooperating build. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, Deed> words() {
        Map<String, Deed> words = new LinkedHashMap<>();
        for (Deed deed : values()) {
            words.put(deed.word(), deed);
        }
        return words;
    }
}
