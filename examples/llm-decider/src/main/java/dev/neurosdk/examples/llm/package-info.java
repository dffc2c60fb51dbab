/**
 * Brains that wait for something: a language model over HTTP, and one that speaks and acts unasked.
 *
 * <p>Read {@code LlmDecider}, then {@code WavingNeuro}; {@code docs/deciders.md} explains them.
 */
@NullMarked
package dev.neurosdk.examples.llm;

import org.jspecify.annotations.NullMarked;
