/** Placeholder. */
@NullMarked
package dev.neurosdk.testkit;

import org.jspecify.annotations.NullMarked;
