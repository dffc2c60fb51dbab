/** What the pages of the documentation show, word for word, compiled and run. */
@NullMarked
package dev.neurosdk.testkit.guide;

import org.jspecify.annotations.NullMarked;
