/**
 * What happened, in the past tense; logs, metrics and recordings are functions of these events.
 *
 * <p>A sink can't reach a session. Imports the protocol and {@code force}'s outcomes.
 */
@NullMarked
package dev.neurosdk.server.event;

import org.jspecify.annotations.NullMarked;
