package dev.neurosdk.server.http.control;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.http.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request, taken apart: what its path and its query say, its body, and whether its sender may act. Immutable. */
record Call(Map<String, String> path, Map<String, String> query, String body, Patience patience, boolean mayAct) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Answers in time, whatever happens. */
    interface Patience {
        /** The answer, or the other one when that does not come soon enough. */
        CompletionStage<Reply> within(Duration limit, CompletionStage<Reply> answer, Reply otherwise);
    }

    /** A part of the path that the route has. */
    String part(String name) {
        return requireNonNull(path.get(name), name);
    }

    /** A part of the path or, where the route has none of that name, of the query; null when neither says it. */
    @Nullable
    String either(String name) {
        return path.getOrDefault(name, query.get(name));
    }

    boolean flag(String name) {
        String value = query.get(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.isEmpty() || value.equals("true")) {
            return true;
        }
        throw new Refusal(400, "invalid-query", name + ": expected true or false, was something else.");
    }

    Duration timeout(Duration shortest, Duration otherwise) {
        String value = query.get("timeout");
        if (value == null) {
            return otherwise;
        }
        Matcher parts = DURATION.matcher(value);
        Duration chosen = parts.matches() ? duration(parts) : Duration.ofSeconds(-1);
        if (chosen.compareTo(shortest) < 0 || chosen.compareTo(LONGEST) > 0) {
            throw new Refusal(
                    400, "invalid-query", "timeout: expected a time up to 10m such as 500ms, 30s or 2m, was another.");
        }
        return chosen;
    }

    private static Duration duration(Matcher parts) {
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
