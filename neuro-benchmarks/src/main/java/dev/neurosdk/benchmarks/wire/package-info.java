/**
 * A lean WebSocket client for load: ready-made frames, one selector thread for many connections, nothing allocated for a
 * message.
 *
 * <p>Knows only the JDK, and of Neuro no more than where a message has its command and its id. Start with
 * {@link dev.neurosdk.benchmarks.wire.Loop}; a connection that only reads is a
 * {@link dev.neurosdk.benchmarks.wire.Listener} that never sends.
 */
@NullMarked
package dev.neurosdk.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
