/**
 * A proxy between a game and any server, that forwards every byte as it is, writes down what went over it, and says at once
 * which rule was broken.
 *
 * <p>Start at {@link dev.neurosdk.testkit.watch.Watch}. Imports the protocol, {@code transport}, {@code recording},
 * {@code model} and {@code fault}. Next: {@code replay}.
 */
@NullMarked
package dev.neurosdk.testkit.watch;

import org.jspecify.annotations.NullMarked;
