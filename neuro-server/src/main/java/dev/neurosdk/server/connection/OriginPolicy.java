package dev.neurosdk.server.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may connect. Browsers name the page's origin in each handshake; games are no browsers, name none and are
 * not concerned. Immutable. Source: RFC 6455 section 10.2, RFC 6454.
 */
public final class OriginPolicy {

    private static final OriginPolicy ANY = new OriginPolicy(null, true);
    private static final OriginPolicy THIS_MACHINE = new OriginPolicy(Set.of(), true);
    private static final Pattern LOCAL =
            Pattern.compile("https?://(?:(?:.+\\.)?localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d{1,5})?");

    private final @Nullable Set<String> allowed;
    private final boolean thisMachine;

    private OriginPolicy(@Nullable Set<String> allowed, boolean thisMachine) {
        this.allowed = allowed;
        this.thisMachine = thisMachine;
    }

    /** {@return a policy that lets every page connect} */
    public static OriginPolicy any() {
        return ANY;
    }

    /** {@return a policy that lets pages connect that a server on the browser's own machine serves, at any port} */
    public static OriginPolicy thisMachine() {
        return THIS_MACHINE;
    }

    /**
     * A policy that lets pages of some origins connect.
     *
     * @param origins scheme, host and port when it is not the scheme's own, such as {@code https://example.org}; empty for no
     *     page at all
     * @return the policy
     * @throws IllegalArgumentException when one is no origin
     */
    public static OriginPolicy only(Collection<String> origins) {
        return new OriginPolicy(
                origins.stream().map(OriginPolicy::checked).collect(Collectors.toUnmodifiableSet()), false);
    }

    /** {@return whether every page may connect} */
    public boolean isAny() {
        return allowed == null;
    }

    /**
     * Whether a handshake may go on.
     *
     * @param origin its {@code Origin}; null when it has none
     * @return true when it has none or an allowed one
     */
    public boolean admits(@Nullable String origin) {
        return origin == null
                || allowed == null
                || allowed.contains(normal(origin))
                || (thisMachine && LOCAL.matcher(normal(origin)).matches());
    }

    private static String checked(String origin) {
        URI uri;
        try {
            uri = new URI(origin.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(complaint(origin), e);
        }
        if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null || !isBare(uri)) {
            throw new IllegalArgumentException(complaint(origin));
        }
        return normal(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    private static boolean isBare(URI uri) {
        String path = uri.getRawPath();
        return (path == null || path.isEmpty() || path.equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static String complaint(String origin) {
        return "origins: expected an origin such as https://example.org, was '" + origin + "'";
    }

    private static String normal(String origin) {
        String lower = origin.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") && lower.endsWith(":443")) {
            return lower.substring(0, lower.length() - 4);
        }
        return lower.startsWith("http://") && lower.endsWith(":80") ? lower.substring(0, lower.length() - 3) : lower;
    }

    @Override
    public String toString() {
        return allowed == null ? "any" : thisMachine ? "this machine" : "only " + allowed;
    }
}
