/**
 * What the server is compared with: the limit of anything on Jetty, and a server without care. Each is a small program that
 * serves on a free loopback port, says which, and ends when its standard input does.
 *
 * <p>Knows Jetty and Gson, and nothing of ours. Start with {@link dev.neurosdk.benchmarks.baseline.CannedServer}.
 */
@NullMarked
package dev.neurosdk.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
