package dev.neurosdk.cli.stream;

import java.net.URI;
import picocli.CommandLine.Parameters;

/** Which stream is meant; the last thing on the command line. Confined to one thread. */
final class StreamAddress {

    /** Where a Neuro server on this machine has its events. */
    private static final String USUAL = "ws://127.0.0.1:8000/events";

    @Parameters(
            arity = "0..1",
            paramLabel = "URI",
            defaultValue = USUAL,
            description = "the stream, ws or wss (default: ${DEFAULT-VALUE}, the events of a Neuro server here)")
    private URI uri = URI.create(USUAL);

    URI uri() {
        return uri;
    }
}
