/**
 * A game as anybody might write it: the JDK's WebSocket, a JSON library, and nothing of this project. Its tests show how the
 * test kit is used from outside.
 */
@NullMarked
package dev.neurosdk.examples.lighthouse;

import org.jspecify.annotations.NullMarked;
