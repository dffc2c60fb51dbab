/**
 * The edge to Jetty: text to session inputs, messages to frames, keep-alive and limits.
 *
 * <p>With {@code http} and {@code stream.socket} the only packages that know Jetty. Imports {@code session} and what it needs.
 */
@NullMarked
package dev.neurosdk.server.connection;

import org.jspecify.annotations.NullMarked;
