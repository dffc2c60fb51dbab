/**
 * One thing at a time without a thread of its own.
 *
 * <p>Imports nothing. Used wherever things must keep their order: {@code session}, {@code connection}, {@code speech}, {@code decider.script}.
 */
@NullMarked
package dev.neurosdk.server.mailbox;

import org.jspecify.annotations.NullMarked;
