/**
 * The seam that integrators meet: a {@link dev.neurosdk.server.decider.Decider} chooses what the character does.
 *
 * <p>No JSON trees, sockets or threads here. Imports the protocol only. Next: {@code force}, which asks it.
 */
@NullMarked
package dev.neurosdk.server.decider;

import org.jspecify.annotations.NullMarked;
