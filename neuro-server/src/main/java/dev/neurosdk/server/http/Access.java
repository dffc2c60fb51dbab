package dev.neurosdk.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: everybody, or whoever shows one of some tokens, as {@code Authorization: Bearer TOKEN} or in the query as
 * {@code token=TOKEN}. Keeps digests only and never shows a token. Immutable.
 */
public final class Access {

    private static final String SCHEME = "bearer ";
    private static final String PARAMETER = "token=";

    private final List<byte[]> digests;

    private Access(List<byte[]> digests) {
        this.digests = digests;
    }

    /** {@return access for everybody} */
    public static Access open() {
        return new Access(List.of());
    }

    /**
     * Access for whoever shows one of these tokens.
     *
     * @param tokens at least one; none blank
     * @return the access
     * @throws IllegalArgumentException when there is no token or a blank one; the message shows none
     */
    public static Access tokens(Collection<String> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("tokens: expected at least one, was empty");
        }
        if (tokens.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("tokens: expected no blank one");
        }
        return new Access(tokens.stream().map(Access::digest).toList());
    }

    /**
     * Access for whoever shows a token of either.
     *
     * @param other the other
     * @return the access; open when both are, since neither has a token
     */
    public Access or(Access other) {
        return new Access(
                Stream.concat(digests.stream(), other.digests.stream()).toList());
    }

    /** {@return whether everybody may come in} */
    public boolean isOpen() {
        return digests.isEmpty();
    }

    /**
     * Whether a request may come in. Takes as long for a token that is nearly right as for one that is not.
     *
     * @param request the request
     * @return true when access is open or the request shows a token
     */
    public boolean admits(Request request) {
        return isOpen()
                || Stream.concat(fromHeader(request), fromQuery(request)).anyMatch(this::isKnown);
    }

    /**
     * Answers 401 and says how to show a token.
     *
     * @param request the request that was not admitted
     * @param response its response
     * @param callback is completed when the answer is written
     */
    public static void refuse(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        Answer.text(
                HttpStatus.UNAUTHORIZED_401,
                "This server wants a token: add ?token=TOKEN to the address, or send the header"
                        + " \"Authorization: Bearer TOKEN\".",
                response,
                callback);
    }

    /**
     * A query without the token that it may show.
     *
     * @param query a raw query; null when there is none
     * @return the query without {@code token=…}; null when nothing is left
     */
    public static @Nullable String withoutToken(@Nullable String query) {
        if (query == null) {
            return null;
        }
        String left = Stream.of(query.split("&"))
                .filter(part -> !part.startsWith(PARAMETER))
                .collect(Collectors.joining("&"));
        return left.isEmpty() ? null : left;
    }

    private boolean isKnown(String token) {
        byte[] shown = digest(token);
        boolean known = false;
        for (byte[] digest : digests) {
            known |= MessageDigest.isEqual(digest, shown);
        }
        return known;
    }

    private static Stream<String> fromHeader(Request request) {
        return request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION).stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    private static Stream<String> fromQuery(Request request) {
        String query = request.getHttpURI().getQuery();
        return query == null
                ? Stream.empty()
                : Stream.of(query.split("&"))
                        .filter(part -> part.startsWith(PARAMETER))
                        .flatMap(part -> decoded(part.substring(PARAMETER.length())));
    }

    /** A plus sign is itself, as in the tokens that Base64 makes. */
    private static Stream<String> decoded(String value) {
        try {
            return Stream.of(URLDecoder.decode(value.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // what can't be read shows nothing
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return isOpen() ? "open" : digests.size() + " token(s)";
    }
}
