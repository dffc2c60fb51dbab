/**
 * The measured servers, each in a process of its own, and how they are: heap, threads, files, memory.
 *
 * <p>Reads {@code /proc} and calls {@code jcmd}, so it needs Linux and a JDK. The only package here that knows Jetty; start
 * with {@link dev.neurosdk.benchmarks.soak.server.ServerProcess}.
 */
@NullMarked
package dev.neurosdk.benchmarks.soak.server;

import org.jspecify.annotations.NullMarked;
