/** Only {@link dev.neurosdk.server.connection.OutboxBenchmark}, which measures a class that is not public. */
@NullMarked
package dev.neurosdk.server.connection;

import org.jspecify.annotations.NullMarked;
