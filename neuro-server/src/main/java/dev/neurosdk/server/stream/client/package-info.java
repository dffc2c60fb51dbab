/**
 * A viewer of a live stream in a program: connects, listens, comes back after a loss and misses nothing that can be had.
 *
 * <p>Imports {@code protocol.codec} and {@code mailbox}, and the JDK's WebSocket; no Jetty. The messages are described in
 * {@code docs/stream.md}. Begin with {@code StreamClient}, then {@code Course}, which knows what has been seen.
 */
@NullMarked
package dev.neurosdk.server.stream.client;

import org.jspecify.annotations.NullMarked;
