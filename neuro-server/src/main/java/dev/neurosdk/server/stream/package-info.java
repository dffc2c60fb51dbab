/**
 * A stream: items that are numbered, kept for a while and broadcast to many viewers, each encoded once. The wire is told in
 * {@code docs/stream.md}.
 *
 * <p>Knows no sockets: {@code stream.socket} serves it over WebSocket, {@code stream.file} keeps it in files, {@code
 * stream.session} fills it with what happens on a Neuro server. Imports {@code protocol} and {@code mailbox}. Begin with
 * {@link dev.neurosdk.server.stream.StreamHub}.
 */
@NullMarked
package dev.neurosdk.server.stream;

import org.jspecify.annotations.NullMarked;
