package dev.neurosdk.server.connection;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.event.WireTap;
import dev.neurosdk.server.http.Access;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, whom it lets in and how much it takes from them. Immutable.
 *
 * @param host the address to bind; not empty
 * @param port the TCP port; 0 for any free one
 * @param access who may come in
 * @param origins which web pages may connect
 * @param handshakes has the last word on who may come in
 * @param tls certificate and key; null for plain TCP
 * @param compression whether games that offer permessage-deflate get it
 * @param insecure whether it may listen where other machines reach it without access and origins being restricted
 * @param eventLoop whether games are served by the thread that reads from all of them, rather than by one of the pool each
 * @param limits how much is taken from connections
 * @param tap is told what goes over the wires
 */
public record PortSettings(
        String host,
        int port,
        Access access,
        OriginPolicy origins,
        HandshakePolicy handshakes,
        @Nullable Tls tls,
        boolean compression,
        boolean insecure,
        boolean eventLoop,
        PortLimits limits,
        WireTap tap) {

    /**
     * Refuses an impossible port.
     *
     * @throws IllegalArgumentException when the port is not 0 to 65535, or the host is empty
     */
    public PortSettings {
        requireNonNull(access, "access");
        requireNonNull(origins, "origins");
        requireNonNull(handshakes, "handshakes");
        requireNonNull(limits, "limits");
        requireNonNull(tap, "tap");
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: expected a name or address, was blank");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: expected 0 to 65535, was " + port);
        }
    }

    /**
     * The usual settings: everybody may come in, plain TCP, no compression, the usual limits.
     *
     * @param host the address to bind
     * @param port the TCP port; 0 for any free one
     * @return the settings
     * @throws IllegalArgumentException when the port is not 0 to 65535, or the host is empty
     */
    public static PortSettings of(String host, int port) {
        return new PortSettings(
                host,
                port,
                Access.open(),
                OriginPolicy.any(),
                HandshakePolicy.acceptAll(),
                null,
                false,
                false,
                false,
                PortLimits.DEFAULT,
                WireTap.none());
    }

    /**
     * The same settings at another address.
     *
     * @param newHost the address to bind
     * @param newPort the TCP port; 0 for any free one
     * @return settings that differ in it only
     * @throws IllegalArgumentException when the port is not 0 to 65535, or the host is empty
     */
    public PortSettings at(String newHost, int newPort) {
        return new PortSettings(
                newHost, newPort, access, origins, handshakes, tls, compression, insecure, eventLoop, limits, tap);
    }

    /**
     * The same settings with other access.
     *
     * @param value who may come in
     * @return settings that differ in it only
     */
    public PortSettings with(Access value) {
        return new PortSettings(
                host, port, value, origins, handshakes, tls, compression, insecure, eventLoop, limits, tap);
    }

    /**
     * The same settings with another policy for web pages.
     *
     * @param value which web pages may connect
     * @return settings that differ in it only
     */
    public PortSettings with(OriginPolicy value) {
        return new PortSettings(
                host, port, access, value, handshakes, tls, compression, insecure, eventLoop, limits, tap);
    }

    /**
     * The same settings with another last word.
     *
     * @param value has the last word on who may come in
     * @return settings that differ in it only
     */
    public PortSettings with(HandshakePolicy value) {
        return new PortSettings(host, port, access, origins, value, tls, compression, insecure, eventLoop, limits, tap);
    }

    /**
     * The same settings over TLS.
     *
     * @param value certificate and key
     * @return settings that differ in it only
     */
    public PortSettings with(Tls value) {
        return new PortSettings(
                host, port, access, origins, handshakes, value, compression, insecure, eventLoop, limits, tap);
    }

    /**
     * The same settings with other limits.
     *
     * @param value how much is taken from connections
     * @return settings that differ in it only
     */
    public PortSettings with(PortLimits value) {
        return new PortSettings(
                host, port, access, origins, handshakes, tls, compression, insecure, eventLoop, value, tap);
    }

    /**
     * The same settings with another tap.
     *
     * @param value is told what goes over the wires
     * @return settings that differ in it only
     */
    public PortSettings with(WireTap value) {
        return new PortSettings(
                host, port, access, origins, handshakes, tls, compression, insecure, eventLoop, limits, value);
    }

    /**
     * The same settings with or without compression.
     *
     * @param value whether games that offer permessage-deflate get it
     * @return settings that differ in it only
     */
    public PortSettings compressing(boolean value) {
        return new PortSettings(host, port, access, origins, handshakes, tls, value, insecure, eventLoop, limits, tap);
    }

    /**
     * The same settings with or without care.
     *
     * @param value whether it may be reached by other machines without restrictions
     * @return settings that differ in it only
     */
    public PortSettings insecure(boolean value) {
        return new PortSettings(
                host, port, access, origins, handshakes, tls, compression, value, eventLoop, limits, tap);
    }

    /**
     * The same settings with games on an event loop, or not.
     *
     * @param value whether games are served by the thread that reads from all of them
     * @return settings that differ in it only
     */
    public PortSettings onEventLoop(boolean value) {
        return new PortSettings(
                host, port, access, origins, handshakes, tls, compression, insecure, value, limits, tap);
    }

    /** {@return host and port, as messages name them} */
    String where() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
