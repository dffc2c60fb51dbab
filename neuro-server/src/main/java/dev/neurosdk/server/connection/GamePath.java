package dev.neurosdk.server.connection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the path of a main address says. Source: section 2 of the protocol page. */
final class GamePath {

    private static final Pattern NAMED = Pattern.compile(".*/game/([^/]+)/?");

    private GamePath() {}

    /** Whether games are served there: anywhere but where voice would be. */
    static boolean isMain(String path) {
        return !path.endsWith("/voice");
    }

    /** The percent-decoded name after {@code /game/}; null when the path has none or it can't be decoded. */
    static @Nullable String game(String path) {
        Matcher named = NAMED.matcher(path);
        return named.matches() ? decode(named.group(1)) : null;
    }

    private static @Nullable String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
