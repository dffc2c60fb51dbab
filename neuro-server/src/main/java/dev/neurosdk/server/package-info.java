/**
 * One Neuro: start it with {@link dev.neurosdk.server.NeuroServer#builder()}, plug in a
 * {@link dev.neurosdk.server.decider.Decider}.
 *
 * <p>Puts the rooms together and may import them all; no room imports this package. Next: {@code decider}, then
 * {@code session}.
 */
@NullMarked
package dev.neurosdk.server;

import org.jspecify.annotations.NullMarked;
