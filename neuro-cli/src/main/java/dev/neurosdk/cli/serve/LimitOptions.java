package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.connection.PortLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** How much {@code neuro serve} takes from connections. Confined to one thread. */
final class LimitOptions {

    private static final PortLimits USUAL = PortLimits.DEFAULT;

    @Option(names = "--max-connections", paramLabel = "N", description = "how many may be connected")
    private int connections = USUAL.connections();

    @Option(
            names = "--max-connections-per-address",
            paramLabel = "N",
            description = "how many from one address, 0 for any number (default: 64, any number from this machine)")
    private @Nullable Integer perAddress;

    @Option(names = "--max-message-bytes", paramLabel = "N", description = "how long a message of a game may be")
    private int messageBytes = USUAL.messageBytes();

    @Option(
            names = "--max-rate",
            paramLabel = "N",
            description = "how many messages of a game are read in a second, 0 for any number")
    private int messagesPerSecond = USUAL.messagesPerSecond();

    @Option(
            names = "--max-queue",
            paramLabel = "N",
            description = "how many messages may wait for a game that reads slowly")
    private int queuedMessages = USUAL.queuedMessages();

    @Option(names = "--max-queue-bytes", paramLabel = "N", description = "how many bytes may wait for it")
    private long queuedBytes = USUAL.queuedBytes();

    @Option(
            names = "--handshake-time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "how long connecting may take (default: 10s)",
            showDefaultValue = Visibility.NEVER)
    private Duration handshakeTime = USUAL.handshakeTime();

    @Option(
            names = "--idle-time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "how long a game may say nothing (default: any time)",
            showDefaultValue = Visibility.NEVER)
    private Duration idleTime = USUAL.idleTime();

    @Option(
            names = "--ping-interval",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "how often a connection is pinged; cut when silent for three of them (default: 20s)",
            showDefaultValue = Visibility.NEVER)
    private Duration pingInterval = USUAL.pingInterval();

    @Option(
            names = "--compression",
            description = "compress for games that offer it (permessage-deflate), about 110 KiB of memory each",
            showDefaultValue = Visibility.NEVER)
    private boolean compression;

    @Option(
            names = "--event-loop",
            description = "serve all games on the thread that reads from them: quicker, and busy while they are quick",
            showDefaultValue = Visibility.NEVER)
    private boolean eventLoop;

    void apply(NeuroServer.Builder server) {
        int elsewhere = perAddress == null ? USUAL.connectionsPerAddress() : perAddress;
        int here = perAddress == null ? USUAL.connectionsPerLoopbackAddress() : perAddress;
        server.portLimits(USUAL.withConnections(connections, elsewhere, here)
                        .withMessages(messageBytes, messagesPerSecond)
                        .withQueue(queuedMessages, queuedBytes)
                        .withTimes(handshakeTime, idleTime)
                        .withPings(pingInterval, pingInterval.multipliedBy(3)))
                .compression(compression)
                .eventLoop(eventLoop);
    }
}
