/**
 * Games and a Neuro in one line: both peers are fakes, time is virtual, and a seed decides the rest.
 *
 * <p>Start at {@link dev.neurosdk.testkit.world.VirtualWorld}. Imports {@code game}, {@code neuro} and what they need.
 */
@NullMarked
package dev.neurosdk.testkit.world;

import org.jspecify.annotations.NullMarked;
