/**
 * The file between whoever makes records and whoever broadcasts them: written whole, read with distrust.
 *
 * <p>Imports the JDK and {@code protocol.codec}. The writer is {@link dev.neurosdk.examples.volatility.file.ResultsWriter}, the
 * reader {@link dev.neurosdk.examples.volatility.file.ResultsWatch}.
 */
@NullMarked
package dev.neurosdk.examples.volatility.file;

import org.jspecify.annotations.NullMarked;
