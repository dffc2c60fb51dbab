/** Only {@link dev.neurosdk.protocol.schema.DecisionBenchmark}, which measures what is not public. */
@NullMarked
package dev.neurosdk.protocol.schema;

import org.jspecify.annotations.NullMarked;
