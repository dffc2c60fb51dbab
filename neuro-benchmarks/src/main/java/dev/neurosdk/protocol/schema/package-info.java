/** Only {@link dev.neurosdk.protocol.schema.ReadingBenchmark}, which measures a class that is not public. */
@NullMarked
package dev.neurosdk.protocol.schema;

import org.jspecify.annotations.NullMarked;
