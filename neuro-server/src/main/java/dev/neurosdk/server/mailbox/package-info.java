/**
 * One thing at a time without a thread of its own.
 *
 * <p>Imports nothing. Used by {@code speech} and {@code decider.script}; a session's own mailbox is in {@code session}.
 */
@NullMarked
package dev.neurosdk.server.mailbox;

import org.jspecify.annotations.NullMarked;
