/**
 * How servers are driven: the steps of each case, as scenarios that play games.
 *
 * <p>Start at {@link dev.neurosdk.testkit.conformance.server.ServerCases}. Imports {@code scenario}, {@code yaml} and
 * {@code conformance.catalogue}.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.server;

import org.jspecify.annotations.NullMarked;
