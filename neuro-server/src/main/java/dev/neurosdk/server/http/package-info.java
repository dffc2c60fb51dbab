/**
 * What is answered to HTTP: who may come in, what a browser sees that comes here without a WebSocket, how a body is read.
 *
 * <p>Imports Jetty and {@code protocol}. What programs do here is in {@code http.control}.
 */
@NullMarked
package dev.neurosdk.server.http;

import org.jspecify.annotations.NullMarked;
