/**
 * A stream's history in files, which outlives the process.
 *
 * <p>Implements {@code stream}'s {@link dev.neurosdk.server.stream.History} and imports nothing else. {@code docs/stream.md}
 * says what is promised.
 */
@NullMarked
package dev.neurosdk.server.stream.file;

import org.jspecify.annotations.NullMarked;
