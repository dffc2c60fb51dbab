/**
 * One side of a recorded session, played again to a live peer, and where the peer departs from what was recorded.
 *
 * <p>Start at {@link dev.neurosdk.testkit.replay.Replay}. Imports the protocol's codec, {@code time}, {@code transport} and
 * {@code recording}. Next: {@code conformance}.
 */
@NullMarked
package dev.neurosdk.testkit.replay;

import org.jspecify.annotations.NullMarked;
