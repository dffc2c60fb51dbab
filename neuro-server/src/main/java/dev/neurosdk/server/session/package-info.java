/**
 * One connection's life: everything enters one mailbox, and a pure transition turns state and input into a new state
 * and effects.
 *
 * <p>Imports {@code action}, {@code force}, {@code decider} and {@code event}; no socket, clock, logger or randomness.
 * Read {@code SessionInput}, {@code Turn}, {@code ForceSteps}, then {@code Session}.
 */
@NullMarked
package dev.neurosdk.server.session;

import org.jspecify.annotations.NullMarked;
