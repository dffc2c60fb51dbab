package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.connection.PortLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much {@code neuro serve} takes from connections. Confined to one thread. */
final class LimitOptions {

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "12000",
            description = "how many may be connected")
    private int connections;

    @Option(
            names = "--max-connections-per-address",
            paramLabel = "N",
            description = "how many from one address, 0 for any number (default: 64, any number from this machine)")
    private @Nullable Integer perAddress;

    @Option(
            names = "--max-message-bytes",
            paramLabel = "N",
            defaultValue = "1048576",
            description = "the longest message of a game")
    private int messageBytes;

    @Option(
            names = "--max-rate",
            paramLabel = "N",
            defaultValue = "20000",
            description = "how many messages a second of a game are read, 0 for any number")
    private int messagesPerSecond;

    @Option(
            names = "--max-queue",
            paramLabel = "N",
            defaultValue = "1024",
            description = "how many messages may wait for a game that reads slowly")
    private int queuedMessages;

    @Option(
            names = "--max-queue-bytes",
            paramLabel = "N",
            defaultValue = "8388608",
            description = "how many bytes may wait for it")
    private long queuedBytes;

    @Option(
            names = "--handshake-time",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "how long connecting may take")
    private Duration handshakeTime = Duration.ZERO;

    @Option(
            names = "--idle-time",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = DurationConverter.class,
            description = "how long a game may say nothing, 0s for any time")
    private Duration idleTime = Duration.ZERO;

    @Option(
            names = "--ping-interval",
            paramLabel = "TIME",
            defaultValue = "20s",
            converter = DurationConverter.class,
            description = "how often a connection is pinged; one that is not heard of three times is cut")
    private Duration pingInterval = Duration.ZERO;

    @Option(
            names = "--compression",
            description = "compress for games that offer it (permessage-deflate), at about 110 KiB more each",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private boolean compression;

    void apply(NeuroServer.Builder server) {
        PortLimits usual = PortLimits.DEFAULT;
        PortLimits limits = perAddress == null
                ? usual.withConnections(connections, usual.connectionsPerAddress(), usual.connectionsPerLoopbackAddress())
                : usual.withConnections(connections, perAddress, perAddress);
        server.portLimits(limits.withMessages(messageBytes, messagesPerSecond)
                        .withQueue(queuedMessages, queuedBytes)
                        .withTimes(handshakeTime, idleTime)
                        .withPings(pingInterval, pingInterval.multipliedBy(3)))
                .compression(compression);
    }
}
