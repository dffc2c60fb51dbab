package dev.neurosdk.cli.stream;

import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.stream.SlowPolicy;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.socket.StreamServer;
import java.io.IOException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How a stream is served. Confined to one thread. */
final class ServingOptions {

    @Mixin
    private StreamPortOptions port = new StreamPortOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "stream",
            description = "what viewers are told that it is (default: ${DEFAULT-VALUE})")
    private String name = "stream";

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "256",
            description = "how many items may wait for one viewer (default: ${DEFAULT-VALUE})")
    private int queue;

    @Option(
            names = "--slow",
            paramLabel = "POLICY",
            defaultValue = "drop-oldest",
            converter = PolicyConverter.class,
            description =
                    "what happens when more would wait: drop-oldest, conflate or disconnect (default: ${DEFAULT-VALUE})")
    private SlowPolicy slow = SlowPolicy.DROP_OLDEST;

    @Option(
            names = "--compression",
            description = "grant permessage-deflate, at about 110 KiB for each viewer that asks")
    private boolean compression;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Reads policies by their words. Thread-safe. */
    static final class PolicyConverter implements ITypeConverter<SlowPolicy> {
        @Override
        public SlowPolicy convert(String value) {
            for (SlowPolicy policy : SlowPolicy.values()) {
                if (policy.word().equals(value)) {
                    return policy;
                }
            }
            throw new TypeConversionException("expected drop-oldest, conflate or disconnect, was '" + value + "'");
        }
    }

    StreamHub hub() throws IOException {
        StreamHub.Builder hub = StreamHub.builder().name(name);
        try {
            hub.queue(queue, slow);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--queue: " + e.getMessage(), e);
        }
        return hub.history(port.history()).build();
    }

    StreamServer serve(StreamHub hub) throws IOException, StartFailedException {
        return port.edge()
                .apply(StreamServer.builder(hub))
                .compression(compression)
                .start();
    }

    /** Ends serving when a signal comes; gives the exit code. */
    static int stop(StreamServer server, StreamHub hub) {
        server.close();
        hub.close();
        return 0;
    }
}
