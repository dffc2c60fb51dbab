/**
 * How long a server takes to start: programs, archives of their classes, and the wait for the line that says where one
 * listens. Knows processes only, no command line and no report.
 */
@NullMarked
package dev.neurosdk.benchmarks.bench.start;

import org.jspecify.annotations.NullMarked;
