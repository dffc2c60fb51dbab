/** The smallest game that lets Neuro do something. One file, the JDK's own WebSocket, and the protocol's messages. */
@NullMarked
package dev.neurosdk.examples.hello;

import org.jspecify.annotations.NullMarked;
