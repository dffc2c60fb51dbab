/**
 * The control API: what an operator's programs see and do over HTTP. Begin at {@code ControlApi}, then {@code Routes}.
 *
 * <p>Imports Jetty, {@code http}, {@code session}, {@code decider}, {@code diagnostics}, {@code event},
 * {@code speech} and {@code protocol}.
 */
@NullMarked
package dev.neurosdk.server.http.control;

import org.jspecify.annotations.NullMarked;
