/**
 * A port for scripts that were written for Randy, the random server of the official SDK.
 *
 * <p>Imports Jetty, {@code http}, {@code session} and {@code protocol}.
 */
@NullMarked
package dev.neurosdk.server.http.randy;

import org.jspecify.annotations.NullMarked;
