/**
 * The servers that {@code neuro bench} loads: those that are there already, and those that it starts.
 *
 * <p>Uses {@code soak.server} for processes and what the kernel says of them. Start with
 * {@link dev.neurosdk.benchmarks.bench.server.Subject}.
 */
@NullMarked
package dev.neurosdk.benchmarks.bench.server;

import org.jspecify.annotations.NullMarked;
