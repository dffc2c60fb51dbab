/**
 * Audio as it goes over a voice connection: samples, and the frames of a game.
 *
 * <p>Start at {@link dev.neurosdk.testkit.audio.AudioFrame}. Imports nothing of the house.
 */
@NullMarked
package dev.neurosdk.testkit.audio;

import org.jspecify.annotations.NullMarked;
