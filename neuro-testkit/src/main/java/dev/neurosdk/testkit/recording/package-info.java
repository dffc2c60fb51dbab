/**
 * The session log: what happened on connections, as data, in memory and as JSON lines.
 *
 * <p>Start at {@link dev.neurosdk.testkit.recording.LogEntry}, then {@link dev.neurosdk.testkit.recording.LogWriter}.
 * Imports the protocol's codec, {@code time} and {@code transport}. Next: {@code watch}, {@code replay}.
 */
@NullMarked
package dev.neurosdk.testkit.recording;

import org.jspecify.annotations.NullMarked;
