/**
 * The actions that a game has registered, as an immutable registry, and the call it owes a result for.
 *
 * <p>Imports the protocol only. Next: {@code force}.
 */
@NullMarked
package dev.neurosdk.server.action;

import org.jspecify.annotations.NullMarked;
