/**
 * WebSocket connections for the fakes: plumbing, no API; it may change without notice.
 *
 * <p>The only package of this module that knows Jetty, and it shows none of Jetty's types except in
 * {@link dev.neurosdk.testkit.transport.JettyEndpoint}, which Jetty wants public. Imports {@code time} and {@code frame}.
 */
@NullMarked
package dev.neurosdk.testkit.transport;

import org.jspecify.annotations.NullMarked;
