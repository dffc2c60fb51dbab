package dev.neurosdk.server.action;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which connection holds which name, where all games of a server share one list. Thread-safe; no method waits. */
public final class NameClaims {

    private final Map<String, Claim> claims = new LinkedHashMap<>();

    /** Nothing is held yet. */
    public NameClaims() {}

    private record Claim(long connection, Consumer<String> evicted) {}

    /**
     * Which names are not to be had without taking them from another connection.
     *
     * @param connection the connection's number
     * @param names the names
     * @return those of the names that another connection holds; a copy
     */
    public Set<String> heldByOthers(long connection, Collection<String> names) {
        Set<String> held = new HashSet<>();
        synchronized (claims) {
            for (String name : names) {
                Claim claim = claims.get(name);
                if (claim != null && claim.connection() != connection) {
                    held.add(name);
                }
            }
        }
        return held;
    }

    /**
     * Claims names for a connection.
     *
     * @param connection the connection's number
     * @param evicted is told a name when another connection takes it over later
     * @param names the names
     * @param takeOver whether a name that another connection holds is taken from it
     * @return the names that another connection held
     */
    public Set<String> claim(long connection, Consumer<String> evicted, List<String> names, boolean takeOver) {
        Set<String> held = new HashSet<>();
        Map<String, Claim> losers = new LinkedHashMap<>();
        synchronized (claims) {
            for (String name : names) {
                Claim known = claims.get(name);
                boolean foreign = known != null && known.connection() != connection;
                if (foreign) {
                    held.add(name);
                }
                if (known == null || (foreign && takeOver)) {
                    claims.put(name, new Claim(connection, evicted));
                }
                if (foreign && takeOver) {
                    losers.put(name, known);
                }
            }
        }
        losers.forEach((name, loser) -> loser.evicted().accept(name));
        return held;
    }

    /**
     * Gives names free that a connection holds; those that it doesn't hold stay as they are.
     *
     * @param connection the connection's number
     * @param names the names
     */
    public void release(long connection, Collection<String> names) {
        synchronized (claims) {
            for (String name : names) {
                if (isHeldBy(connection, name)) {
                    claims.remove(name);
                }
            }
        }
    }

    /**
     * Whether a connection holds a name.
     *
     * @param connection the connection's number
     * @param name the name
     * @return true when it does
     */
    public boolean isHeldBy(long connection, String name) {
        synchronized (claims) {
            Claim claim = claims.get(name);
            return claim != null && claim.connection() == connection;
        }
    }

    /** {@return how many names are held} */
    public int size() {
        synchronized (claims) {
            return claims.size();
        }
    }
}
