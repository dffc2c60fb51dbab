/**
 * What the games got wrong, rule by rule, and what their developers should do about it.
 *
 * <p>A function of the events. Imports {@code event} and the protocol's rules.
 */
@NullMarked
package dev.neurosdk.server.diagnostics;

import org.jspecify.annotations.NullMarked;
