package dev.neurosdk.server.http.control;

import dev.neurosdk.server.http.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What stands behind the question mark, read strictly: a typing mistake is not passed over. Immutable. */
record Query(Map<String, String> values) {

    static Query of(@Nullable String raw, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (String part : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int split = part.indexOf('=');
            String name = decoded(split < 0 ? part : part.substring(0, split));
            if (!known.contains(name)) {
                throw invalid(
                        known.isEmpty()
                                ? "This path takes no query: leave it out."
                                : "The query may hold " + String.join(", ", new TreeSet<>(known))
                                        + " and nothing else.");
            }
            if (values.put(name, split < 0 ? "" : decoded(part.substring(split + 1))) != null) {
                throw invalid(name + " is there twice: leave one out.");
            }
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("The query can't be decoded: write a percent sign as %25.");
        }
    }

    private static Refusal invalid(String detail) {
        return new Refusal(400, "invalid-query", detail);
    }
}
