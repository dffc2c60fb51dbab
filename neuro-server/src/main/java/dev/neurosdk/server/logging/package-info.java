/**
 * What happens as log lines, with the game and the session on each of them.
 *
 * <p>Imports SLF4J, {@code event} and the protocol's messages and rules.
 */
@NullMarked
package dev.neurosdk.server.logging;

import org.jspecify.annotations.NullMarked;
