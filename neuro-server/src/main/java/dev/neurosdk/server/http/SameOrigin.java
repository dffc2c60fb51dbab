package dev.neurosdk.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from elsewhere away from what only programs and people at this machine may do: a browser sends requests
 * for any page to any server (CSRF), and takes a server for its own once a name is made to point there (DNS rebinding).
 * Immutable.
 */
public final class SameOrigin {

    private static final Pattern LOOPBACK =
            Pattern.compile("(?:.+\\.)?localhost\\.?|127(?:\\.\\d{1,3}){3}|\\[?(?:0{0,4}:){2,7}0{0,3}1]?");
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD");

    private final String host;
    private final boolean loopback;

    /**
     * Guards a server.
     *
     * @param host the name or address that it is bound to
     * @param loopback whether that is reached from this machine only, so that no other name for it is right
     */
    public SameOrigin(String host, boolean loopback) {
        this.host = host;
        this.loopback = loopback;
    }

    /**
     * Whether a host is reached from this machine only.
     *
     * @param host a name or an address
     * @return false also when nobody knows the name
     */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Checks a request.
     *
     * @param request the request
     * @throws Refusal with 403 when a page from elsewhere is behind it, with 421 when it is meant for another host
     */
    public void require(Request request) {
        String name = request.getHttpURI().getHost();
        if (loopback && name != null && !isOurs(name)) {
            throw new Refusal(
                    421,
                    "wrong-host",
                    "This server is for its own machine only: address it as localhost or 127.0.0.1 in the Host header.");
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null ? !isOwn(origin, request) : isFromElsewhere(request)) {
            throw new Refusal(
                    403,
                    "foreign-origin",
                    "Web pages of other origins may not do this: call it from a program, or from a page of this server.");
        }
    }

    private boolean isOurs(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.equals(host.toLowerCase(Locale.ROOT))
                || LOOPBACK.matcher(plain).matches();
    }

    private static boolean isOwn(String origin, Request request) {
        int scheme = origin.indexOf("://");
        String authority = request.getHttpURI().getAuthority();
        return scheme > 0 && authority != null && origin.substring(scheme + 3).equalsIgnoreCase(authority);
    }

    /** What browsers that leave out the origin say instead (Fetch Metadata). */
    private static boolean isFromElsewhere(Request request) {
        @Nullable String site = request.getHeaders().get("Sec-Fetch-Site");
        return site != null
                && !HARMLESS.contains(request.getMethod())
                && !site.equals("same-origin")
                && !site.equals("none");
    }
}
