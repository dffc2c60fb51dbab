/** Placeholder. */
@NullMarked
package dev.neurosdk.server;

import org.jspecify.annotations.NullMarked;
