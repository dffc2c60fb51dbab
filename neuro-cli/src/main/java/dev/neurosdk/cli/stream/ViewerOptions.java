package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.stream.client.Replay;
import dev.neurosdk.server.stream.client.StreamClient;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What is watched, and how long. Confined to one thread. */
final class ViewerOptions {

    @Option(names = "--topic", paramLabel = "NAME", description = "only this topic; may be repeated (default: all)")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "JSON",
            description = "only items whose data fits, such as '{\"/price\":{\"gt\":100}}'")
    private @Nullable String filter;

    @ArgGroup(exclusive = true)
    private @Nullable Begin begin;

    @Mixin
    private TokenOptions tokens = new TokenOptions();

    @Option(names = "--count", paramLabel = "N", description = "stop after so many items")
    private @Nullable Long count;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "stop by itself after a time such as 90s or 5m (default: never)")
    private @Nullable Duration limit;

    @Option(names = "--once", description = "stop when the connection is lost, rather than connect again")
    private boolean once;

    @Option(names = "--strict", description = "exit with 1 when items were not to be had")
    private boolean strict;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Where to begin. */
    static final class Begin {
        @Option(names = "--last", paramLabel = "N", description = "begin with the newest N items of history")
        private @Nullable Integer last;

        @Option(names = "--after", paramLabel = "SEQ", description = "begin after this number")
        private @Nullable Long after;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                converter = TimeConverter.class,
                description = "begin at this time, such as 2026-01-31T12:00:00Z")
        private @Nullable Instant since;

        Replay place() {
            if (since != null) {
                return Replay.since(since);
            }
            return last != null ? Replay.last(last) : Replay.after(after == null ? 0 : after, null);
        }
    }

    /** Reads times in ISO 8601. Thread-safe. */
    static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return Instant.parse(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException("expected a time such as 2026-01-31T12:00:00Z, was '" + value + "'");
            }
        }
    }

    /** A client that watches what was asked for. */
    StreamClient.Builder client(URI server) throws IOException {
        StreamClient.Builder client = StreamClient.builder(server).topics(topics.toArray(String[]::new));
        String token = tokens.token();
        if (token != null) {
            client.token(token);
        }
        if (filter != null) {
            if (!(JsonValue.parse(filter).orElse(null) instanceof JsonValue.Members)) {
                throw usage("--filter: expected a JSON object such as {\"/price\":{\"gt\":100}}, was '" + filter + "'");
            }
            client.filter(filter);
        }
        if (begin != null) {
            try {
                client.begin(begin.place());
            } catch (IllegalArgumentException e) {
                throw usage("--last and --after: " + e.getMessage());
            }
        }
        return client;
    }

    long count() {
        if (count != null && count < 1) {
            throw usage("--count: expected 1 or more, was " + count);
        }
        return count == null ? Long.MAX_VALUE : count;
    }

    @Nullable
    Duration limit() {
        return limit;
    }

    boolean once() {
        return once;
    }

    boolean strict() {
        return strict;
    }

    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
