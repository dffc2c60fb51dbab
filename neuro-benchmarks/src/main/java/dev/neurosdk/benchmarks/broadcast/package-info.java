/**
 * What the live stream's server is compared with: a naive loop, and the hub behind Jetty's usual interface. Each is a small
 * program that broadcasts what comes on its standard input, a line a message, and says where it listens.
 *
 * <p>Knows Jetty, the hub, and {@code baseline} for the port. Start with
 * {@link dev.neurosdk.benchmarks.broadcast.LoopServer}.
 */
@NullMarked
package dev.neurosdk.benchmarks.broadcast;

import org.jspecify.annotations.NullMarked;
