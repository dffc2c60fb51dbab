/**
 * What may be said: the messages of both directions as immutable values.
 *
 * <p>No JSON and no sockets here; action schemas and action data are JSON text. Imports nothing of the project.
 * Next: {@code codec}, which turns text into these messages and back.
 */
@NullMarked
package dev.neurosdk.protocol.message;

import org.jspecify.annotations.NullMarked;
