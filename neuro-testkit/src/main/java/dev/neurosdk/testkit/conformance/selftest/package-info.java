/**
 * The harness on trial: for every case a peer or a conversation that goes wrong in just that way, which the case must catch, and
 * a sound one that it must pass.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.selftest;

import org.jspecify.annotations.NullMarked;
