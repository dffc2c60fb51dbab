package dev.neurosdk.server.http;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Files of the class path that a browser sees: each has one path, given beforehand, so that no request can reach another
 * file; every other path is left to others. The files are read when this is made and answered with an entity tag, which lets
 * a browser ask whether its copy is still good, and with a content security policy that lets a page load nothing and talk to
 * nobody but its own server and those named. Thread-safe.
 */
public final class Assets extends Handler.Abstract.NonBlocking {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'%s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");

    private final Map<String, Asset> files;
    private final List<String> sources;
    private final Consumer<Request> guard;

    private Assets(Builder builder) {
        this.files = Map.copyOf(builder.files);
        this.sources = List.copyOf(builder.sources);
        this.guard = builder.guard;
    }

    /**
     * Begins with no file.
     *
     * @param home files are looked for beside this class, or from the root where their names begin with a slash
     * @return a builder
     */
    public static Builder beside(Class<?> home) {
        return new Builder(home);
    }

    /** Collects files. Confined to one thread. */
    public static final class Builder {

        private final Class<?> home;
        private final Map<String, Asset> files = new LinkedHashMap<>();
        private final List<String> sources = new ArrayList<>();
        private Consumer<Request> guard = request -> {};

        private Builder(Class<?> home) {
            this.home = requireNonNull(home, "home");
        }

        /**
         * Shows a file.
         *
         * @param path where, for example {@code /} or {@code /chart.js}
         * @param name the file's name, as {@link Class#getResource} takes it; its ending says what kind of file it is
         * @return this
         * @throws IllegalArgumentException when there is no such file, its kind is unknown, or the path is given already
         */
        public Builder file(String path, String name) {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("path: expected one that begins with /, was " + path);
            }
            if (files.putIfAbsent(path, Asset.read(home, name)) != null) {
                throw new IllegalArgumentException("path: expected each once, was again " + path);
            }
            return this;
        }

        /**
         * Lets the pages talk to another server, too.
         *
         * @param source its scheme, host and port, for example {@code ws://127.0.0.1:8765}; {@code {host}} stands for the
         *     host by which the page itself was asked for
         * @return this
         */
        public Builder connectTo(String source) {
            if (!source.matches("[a-z]+://(?:\\{host}|[A-Za-z0-9.:\\[\\]-]+)(?::\\d{1,5})?")) {
                throw new IllegalArgumentException("source: expected scheme://host:port, was " + source);
            }
            sources.add(source);
            return this;
        }

        /**
         * Lets only some in; everybody unless set.
         *
         * @param rule throws a {@link Refusal} when the request may not see the files
         * @return this
         */
        public Builder guard(Consumer<Request> rule) {
            guard = requireNonNull(rule, "rule");
            return this;
        }

        /** {@return the files} */
        public Assets build() {
            return new Assets(this);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Asset asset = files.get(request.getHttpURI().getPath());
        if (asset == null) {
            return false;
        }
        try {
            guard.accept(request);
            if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
                throw Refusal.wrongMethod("GET, HEAD");
            }
        } catch (Refusal refusal) {
            refusal.headers().forEach(response.getHeaders()::put);
            Answer.text(refusal.status(), refusal.detail(), response, callback);
            return true;
        }
        show(asset, request, response, callback);
        return true;
    }

    private void show(Asset asset, Request request, Response response, Callback callback) {
        response.getHeaders()
                .put(HttpHeader.ETAG, asset.tag())
                .put(HttpHeader.CACHE_CONTROL, "no-cache")
                .put("Content-Security-Policy", policy(request))
                .put("X-Content-Type-Options", "nosniff")
                .put("Referrer-Policy", "no-referrer");
        if (asset.isKnownTo(request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            callback.succeeded();
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, asset.type()).put(HttpHeader.CONTENT_LENGTH, asset.length());
        boolean body = HttpMethod.GET.is(request.getMethod());
        response.write(true, body ? asset.content() : ByteBuffer.allocate(0), callback);
    }

    private String policy(Request request) {
        String host = String.valueOf(request.getHttpURI().getHost());
        StringBuilder others = new StringBuilder();
        for (String source : sources) {
            // A browser knows no numeric IPv6 address here, and a host that is no name must not end the directive.
            if (!source.contains("{host}") || HOST.matcher(host).matches()) {
                others.append(' ').append(source.replace("{host}", host));
            }
        }
        return POLICY.formatted(others);
    }
}
