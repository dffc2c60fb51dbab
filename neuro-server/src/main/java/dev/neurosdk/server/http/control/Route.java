package dev.neurosdk.server.http.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked for. Immutable.
 *
 * @param method the HTTP method
 * @param template the path below the base, parts in braces standing for anything, for example <code>/games/{game}</code>
 * @param query the names that its query may hold
 * @param content the media types that its body may have; empty when it takes none
 * @param operation does it
 */
record Route(String method, String template, Set<String> query, Set<String> content, Operation operation) {

    /** What is done. It never waits, and throws a {@link dev.neurosdk.server.http.Refusal} only. */
    @FunctionalInterface
    interface Operation {
        CompletionStage<Reply> run(Call call);
    }

    /** The parts of a path, decoded; null when the path is another one, or not decodable. */
    @Nullable
    Map<String, String> match(String path) {
        List<String> wanted = List.of(template.split("/", -1));
        List<String> given = List.of(path.split("/", -1));
        if (wanted.size() != given.size()) {
            return null;
        }
        Map<String, String> parts = new HashMap<>();
        for (int at = 0; at < wanted.size(); at++) {
            String name = wanted.get(at);
            if (!name.startsWith("{")) {
                if (!name.equals(given.get(at))) {
                    return null;
                }
            } else if (!put(parts, name.substring(1, name.length() - 1), given.get(at))) {
                return null;
            }
        }
        return parts;
    }

    private static boolean put(Map<String, String> parts, String name, String encoded) {
        try {
            String value = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            parts.put(name, value);
            return !value.isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
