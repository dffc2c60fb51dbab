/**
 * Assertions in the manner of AssertJ, over conversations and over what they have come to.
 *
 * <p>Start at {@link dev.neurosdk.testkit.assertion.NeuroAssertions}. Imports AssertJ, the protocol, {@code peer},
 * {@code model} and {@code recording}.
 */
@NullMarked
package dev.neurosdk.testkit.assertion;

import org.jspecify.annotations.NullMarked;
