package dev.neurosdk.testkit.conformance.game;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long things may take: the time constants of the catalogue, those of a profile in their place. Immutable. */
final class Times {

    /** The time constants as the catalogue has them. */
    static final Times USUAL = new Times(Map.of(), Duration.ZERO);

    private static final Map<String, Duration> DEFAULTS = defaults();

    /** What the noise of the measurement widens. */
    private static final Set<String> LIMITS = Set.of(
            "t.startup.hard", "t.result.warn", "t.result.hard", "t.reconnect", "t.reregister", "t.pong", "t.close");

    private final Map<String, Duration> own;
    private final Duration margin;

    private Times(Map<String, Duration> own, Duration margin) {
        this.own = Map.copyOf(own);
        this.margin = margin;
    }

    /** The same with wider limits; what nothing may happen in, or is waited for without a limit, stays. */
    Times widenedBy(Duration value) {
        return new Times(own, value);
    }

    private static Map<String, Duration> defaults() {
        Map<String, Duration> times = new LinkedHashMap<>();
        times.put("t.connect", Duration.ofSeconds(60));
        times.put("t.startup.hard", Duration.ofSeconds(5));
        times.put("t.result.warn", Duration.ofSeconds(5));
        times.put("t.result.hard", Duration.ofSeconds(20));
        times.put("t.quiet", Duration.ofSeconds(1));
        times.put("t.reconnect", Duration.ofSeconds(30));
        times.put("t.reregister", Duration.ofSeconds(2));
        times.put("t.situation", Duration.ofSeconds(10));
        times.put("t.pong", Duration.ofSeconds(5));
        times.put("t.close", Duration.ofSeconds(5));
        times.put("t.away", Duration.ofSeconds(60));
        return Collections.unmodifiableMap(times);
    }

    static Set<String> keys() {
        return DEFAULTS.keySet();
    }

    static Times of(Map<String, Duration> own) {
        return new Times(own, Duration.ZERO);
    }

    /** For a game to connect. */
    Duration connect() {
        return time("t.connect");
    }

    /** For the first message on a connection. */
    Duration startup() {
        return time("t.startup.hard");
    }

    /** For a result that nobody complains about. */
    Duration result() {
        return time("t.result.warn");
    }

    /** After which a result does not come any more. */
    Duration resultHard() {
        return time("t.result.hard");
    }

    /** In which nothing may happen. */
    Duration quiet() {
        return time("t.quiet");
    }

    /** For a new connection after a loss. */
    Duration reconnect() {
        return time("t.reconnect");
    }

    /** For the registrations after a reconnect. */
    Duration reregister() {
        return time("t.reregister");
    }

    /** For a situation to arise by itself. */
    Duration situation() {
        return time("t.situation");
    }

    /** For a pong. */
    Duration pong() {
        return time("t.pong");
    }

    /** For the answer to a close frame. */
    Duration close() {
        return time("t.close");
    }

    /** In which a server is not there. */
    Duration away() {
        return time("t.away");
    }

    private Duration time(String key) {
        @Nullable Duration mine = own.get(key);
        Duration time = mine == null ? DEFAULTS.getOrDefault(key, Duration.ZERO) : mine;
        return LIMITS.contains(key) ? time.plus(margin) : time;
    }
}
