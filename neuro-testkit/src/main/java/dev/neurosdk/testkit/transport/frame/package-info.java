/**
 * RFC 6455 as bytes: frames with every bit of their headers, legal or not, and the opening handshake.
 *
 * <p>Start at {@link dev.neurosdk.testkit.transport.frame.Frame}; bytes become frames in {@code FrameReader} and messages in
 * {@code MessageReader}. No sockets, no threads. Imports nothing of the house. Next: {@code transport}.
 */
@NullMarked
package dev.neurosdk.testkit.transport.frame;

import org.jspecify.annotations.NullMarked;
