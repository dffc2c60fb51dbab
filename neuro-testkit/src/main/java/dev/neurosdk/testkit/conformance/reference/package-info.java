/**
 * Reference peers: small, sound implementations of both sides, and what they do wrong when told to, so that every case is
 * shown to pass and to fail.
 *
 * <p>Start at {@link dev.neurosdk.testkit.conformance.reference.ReferenceServer}. Imports the protocol and {@code transport}.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.reference;

import org.jspecify.annotations.NullMarked;
