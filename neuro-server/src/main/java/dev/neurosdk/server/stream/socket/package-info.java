/**
 * Streams over WebSocket: a server of its own, or a path of another one.
 *
 * <p>With {@code connection} and {@code http}, whose care for ports and requests it shares, the only packages that know Jetty.
 * Begin with {@link dev.neurosdk.server.stream.socket.StreamServer}.
 */
@NullMarked
package dev.neurosdk.server.stream.socket;

import org.jspecify.annotations.NullMarked;
