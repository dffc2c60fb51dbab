package dev.neurosdk.server.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into the parts that a voice says in one breath: sentences, and long ones at a space. */
final class Segments {

    static final int LONGEST = 200;

    private static final Pattern BETWEEN =
            Pattern.compile("(?<=[.!?…][\"'”’)\\]]{0,2})\\s+|(?<=[。！？])\\s*|\\s*\\R\\s*");

    private Segments() {}

    /** The parts in order, none blank, none longer than {@link #LONGEST}. */
    static List<String> of(String text) {
        List<String> parts = new ArrayList<>();
        for (String sentence : BETWEEN.split(text.strip(), -1)) {
            cut(sentence, parts);
        }
        if (parts.isEmpty()) {
            parts.add(text); // nothing but line ends that are no white space
        }
        return parts;
    }

    private static void cut(String sentence, List<String> parts) {
        String rest = sentence.strip();
        while (rest.length() > LONGEST) {
            int space = rest.lastIndexOf(' ', LONGEST);
            int end = space > 0 ? space : LONGEST;
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
    }
}
