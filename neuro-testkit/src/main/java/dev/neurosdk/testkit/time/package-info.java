/**
 * Time as the kit sees it: read, scheduled and waited for through one interface, real or virtual.
 *
 * <p>Start at {@link dev.neurosdk.testkit.time.Timeline}. Imports nothing of the house. Next: {@code transport}.
 */
@NullMarked
package dev.neurosdk.testkit.time;

import org.jspecify.annotations.NullMarked;
