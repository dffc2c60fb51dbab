/**
 * What happens on a Neuro server as items of a stream, for dashboards and programs. {@code docs/stream.md} lists the topics and
 * what each item says.
 *
 * <p>Imports {@code event} and {@code stream}.
 */
@NullMarked
package dev.neurosdk.server.stream.session;

import org.jspecify.annotations.NullMarked;
