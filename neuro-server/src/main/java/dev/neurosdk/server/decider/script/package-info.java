/**
 * A character that follows a script, written in Java or in a text file.
 *
 * <p>Imports {@code decider}, {@code mailbox} and the protocol's strict JSON. Read {@code Script}, then its reader.
 */
@NullMarked
package dev.neurosdk.server.decider.script;

import org.jspecify.annotations.NullMarked;
