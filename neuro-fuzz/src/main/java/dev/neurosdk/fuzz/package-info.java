/**
 * What holds for any text that a peer may send: the claims, and one fuzz test for each of them.
 *
 * <p>Imports {@code neuro-protocol} and the fuzzer. Start with {@link dev.neurosdk.fuzz.DecodingClaims}; how to fuzz is
 * in the module's README.
 */
@NullMarked
package dev.neurosdk.fuzz;

import org.jspecify.annotations.NullMarked;
