/**
 * Text to message and back, and the strict reader of JSON that everything else uses.
 *
 * <p>Decoding never throws for bad input. Imports {@code edition}, {@code rule} and {@code message}; one of the two
 * packages that know Gson. Next: {@code schema}.
 */
@NullMarked
package dev.neurosdk.protocol.codec;

import org.jspecify.annotations.NullMarked;
