/**
 * What is done to a server: games that come and go, games that play well and badly, games that only sit there.
 *
 * <p>Imports the fake games of the testkit, and no server. Start with
 * {@link dev.neurosdk.benchmarks.soak.load.Population}.
 */
@NullMarked
package dev.neurosdk.benchmarks.soak.load;

import org.jspecify.annotations.NullMarked;
