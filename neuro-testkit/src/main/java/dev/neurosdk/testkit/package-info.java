/**
 * Everything to stand in for one side of the Neuro API in a test; a map of the module, without code of its own.
 *
 * <p>{@code game} plays games against any server at a URI. {@code transport} is the plumbing below it and no API. Nothing
 * here knows the server module. Next: {@code game}.
 */
@NullMarked
package dev.neurosdk.testkit;

import org.jspecify.annotations.NullMarked;
