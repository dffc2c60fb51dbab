package dev.neurosdk.testkit.recording;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words before a message say about its way. */
enum DirectionMarker {
    /** To Neuro, whoever wrote the log. */
    TO_NEURO(List.of("c2s", "client->server", "client→server", "game->neuro", "game→neuro", "to neuro", "from game")),
    /** To the game, whoever wrote the log. */
    TO_GAME(List.of("s2c", "server->client", "server→client", "neuro->game", "neuro→game", "to game", "from neuro")),
    /** Away from who wrote the log. */
    SENT(List.of(
            "-->",
            "->",
            "=>",
            "==>",
            ">>>",
            ">>",
            ">",
            "→",
            "sent",
            "sending",
            "send",
            "out",
            "outgoing",
            "outbound",
            "tx")),
    /** To who wrote the log. */
    RECEIVED(List.of(
            "<--",
            "<-",
            "<=",
            "<==",
            "<<<",
            "<<",
            "<",
            "←",
            "received",
            "receiving",
            "receive",
            "recv",
            "recieved",
            "got",
            "in",
            "incoming",
            "inbound",
            "rx",
            "on_message",
            "onmessage")),
    /** Nothing. */
    NONE(List.of());

    private static final Pattern SPACED_ARROW = Pattern.compile("\\s+(->|→)\\s+");

    private final Pattern pattern;

    DirectionMarker(List<String> words) {
        pattern = pattern(words);
    }

    /** The marker nearest to the message; one that names a side beats one that doesn't. */
    static DirectionMarker in(String before) {
        String text = SPACED_ARROW.matcher(before.toLowerCase(Locale.ROOT)).replaceAll("$1");
        DirectionMarker named = nearest(text, TO_NEURO, TO_GAME);
        return named == NONE ? nearest(text, SENT, RECEIVED) : named;
    }

    /** The way, given which way "sent" is; null when nothing is said. */
    @Nullable
    Direction way(Direction sent) {
        return switch (this) {
            case TO_NEURO -> Direction.C2S;
            case TO_GAME -> Direction.S2C;
            case SENT -> sent;
            case RECEIVED -> sent.opposite();
            case NONE -> null;
        };
    }

    private static DirectionMarker nearest(String text, DirectionMarker one, DirectionMarker other) {
        int first = last(text, one);
        int second = last(text, other);
        if (first < 0 && second < 0) {
            return NONE;
        }
        return first > second ? one : other;
    }

    private static int last(String text, DirectionMarker marker) {
        Matcher matcher = marker.pattern.matcher(text);
        int last = -1;
        while (matcher.find()) {
            last = matcher.end();
        }
        return last;
    }

    /** Words stand alone, arrows may touch anything but another part of an arrow. */
    private static Pattern pattern(List<String> words) {
        List<String> parts = words.stream()
                .map(word -> Character.isLetter(word.charAt(0))
                        ? "(?<![\\p{Alnum}_])" + Pattern.quote(word) + "(?![\\p{Alnum}_])"
                        : "(?<![<>=\\-])" + Pattern.quote(word) + "(?![<>=\\-])")
                .toList();
        return Pattern.compile(parts.isEmpty() ? "(?!)" : String.join("|", parts));
    }
}
