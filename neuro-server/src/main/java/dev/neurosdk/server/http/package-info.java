/**
 * What is answered to HTTP: who may come in, and what a browser sees that comes here without a WebSocket.
 *
 * <p>Imports Jetty only.
 */
@NullMarked
package dev.neurosdk.server.http;

import org.jspecify.annotations.NullMarked;
