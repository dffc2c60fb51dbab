/**
 * Pages on a port of their own, where no game and no viewer connects.
 *
 * <p>Imports {@code connection} and {@code http}.
 */
@NullMarked
package dev.neurosdk.server.http.site;

import org.jspecify.annotations.NullMarked;
